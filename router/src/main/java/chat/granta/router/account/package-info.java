/**
 * Accounts as homes know them: which there are, and that their passwords are changed elsewhere.
 *
 * <p>auth-service tells each home of its accounts; the home keeps the last word and ends the sessions of an account that is
 * suspended or cancelled.
 *
 * <p>Source: XEP-0077 for what is refused.
 */
@NullMarked
package chat.granta.router.account;

import org.jspecify.annotations.NullMarked;
