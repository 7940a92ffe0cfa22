/**
 * Accounts that are no longer: everybody is told, and nothing of theirs is kept.
 *
 * <p>Builds on what the other features store.
 *
 * <p>Source: RFC 6121 section 2.5.2, for each contact.
 */
@NullMarked
package chat.granta.roster.cancellation;

import org.jspecify.annotations.NullMarked;
