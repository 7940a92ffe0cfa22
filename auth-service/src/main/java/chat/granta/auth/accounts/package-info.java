/**
 * Provisioning: an account's state is made at its first login, which {@code xmpp.audit} tells of.
 *
 * <p>Fed by {@link chat.granta.auth.accounts.LoginConsumer}; read by {@code users}.
 *
 * <p>See {@code docs/architecture.md}, "Where each fact lives".
 */
@NullMarked
package chat.granta.auth.accounts;

import org.jspecify.annotations.NullMarked;
