/**
 * Subscriptions to presence: who asks whom, and what becomes of it.
 *
 * <p>What is kept, and who is told of changes, is {@code roster.contacts}'. The presence that follows from a change is sent
 * by the account's home.
 *
 * <p>RFC 6121 section 3 and appendix A.
 */
@NullMarked
package chat.granta.roster.subscription;

import org.jspecify.annotations.NullMarked;
