/**
 * Archive preferences: whose messages an account wants in its archive.
 *
 * <p>They are part of the account's policy, because its home decides what goes to the archive. Builds on {@code roster.turn}.
 *
 * <p>Source: XEP-0441 version 0.2.
 */
@NullMarked
package chat.granta.roster.archiving;

import org.jspecify.annotations.NullMarked;
