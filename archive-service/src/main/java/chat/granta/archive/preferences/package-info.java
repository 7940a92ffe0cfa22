/**
 * Archiving preferences: whose messages an account wants archived.
 *
 * <p>Called by {@code archive.log} within its transactions.
 *
 * <p>Source: XEP-0441 version 0.2.
 */
@NullMarked
package chat.granta.archive.preferences;

import org.jspecify.annotations.NullMarked;
