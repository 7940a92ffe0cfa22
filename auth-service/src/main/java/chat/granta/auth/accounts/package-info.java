/**
 * Accounts' first and last logins, which are read from {@code xmpp.audit}. An account's state comes from the password file, see
 * {@code provisioning}.
 *
 * <p>{@link chat.granta.auth.accounts.LoginConsumer} writes them, {@code users} reads them.
 *
 * <p>See {@code docs/architecture.md}, "Where each fact lives".
 */
@NullMarked
package chat.granta.auth.accounts;

import org.jspecify.annotations.NullMarked;
