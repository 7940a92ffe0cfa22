/**
 * Cancelled accounts: their contacts are told, and their data is deleted.
 *
 * <p>Uses the stores of all other features.
 *
 * <p>Source: RFC 6121 section 2.5.2, for each contact.
 */
@NullMarked
package chat.granta.roster.cancellation;

import org.jspecify.annotations.NullMarked;
