/**
 * Whom a stanza goes to: outbound, where its addressee's domain is served; inbound, the right ones of the user's resources.
 *
 * <p>Builds on {@code router.home} and, because stored messages come first, on {@code router.archive}.
 *
 * <p>Source: RFC 6120 section 10 and RFC 6121 section 8.
 */
@NullMarked
package chat.granta.router.delivery;

import org.jspecify.annotations.NullMarked;
