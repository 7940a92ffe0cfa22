/**
 * Subscriptions to presence: requests, grants, refusals, cancellations, pre-approval.
 *
 * <p>{@code roster.contacts} stores the states, and tells clients and homes of changes. The account's home sends the
 * presence that follows from a change.
 *
 * <p>RFC 6121 section 3 and appendix A.
 */
@NullMarked
package chat.granta.roster.subscription;

import org.jspecify.annotations.NullMarked;
