/**
 * An account's first and last logins, which {@code xmpp.audit} tells of; its state comes from the password file, see
 * {@code provisioning}.
 *
 * <p>Fed by {@link chat.granta.auth.accounts.LoginConsumer}; read by {@code users}.
 *
 * <p>See {@code docs/architecture.md}, "Where each fact lives".
 */
@NullMarked
package chat.granta.auth.accounts;

import org.jspecify.annotations.NullMarked;
