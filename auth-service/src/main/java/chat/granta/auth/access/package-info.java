/**
 * Who may call the HTTP interfaces: bearer tokens (RFC 6750), one for gateways, one for administrators.
 *
 * <p>The filter, which is {@code libs/http-access}'s, runs before the controllers of {@code credentials}, {@code provisioning} and {@code users}.
 *
 * <p>See {@code docs/security.md}, "What lies where".
 */
@NullMarked
package chat.granta.auth.access;

import org.jspecify.annotations.NullMarked;
