/**
 * auth-service: who may log in, from the institution's password file, and which accounts have been used.
 *
 * <p>gateway-c2s asks it for credentials over HTTP; it learns of logins from {@code xmpp.audit}. Each package below is
 * a feature; this one wires them, for a service of its own and for standalone.
 *
 * <p>See {@code auth-service/README.md}, and {@code docs/architecture.md}, "Where each fact lives".
 */
@NullMarked
package chat.granta.auth;

import org.jspecify.annotations.NullMarked;
