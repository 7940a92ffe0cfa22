/**
 * TLS for XML streams (RFC 6120 section 5, RFC 7590): {@link chat.granta.tls.TlsServer} for connections that are accepted,
 * {@link chat.granta.tls.TlsClient} for those that a gateway makes. Certificates, one made at first start when none is given, all
 * read again when they change; what logins can be bound to; whom a peer's certificate speaks for.
 *
 * <p>The gateways use it. It knows neither streams nor the log, and of Spring only what reads PEM files; why it watches them
 * itself is in {@code docs/adr/0014-certificates-are-watched-here.md}. Bouncy Castle makes the self-signed certificate, and is
 * used for nothing else. Who does the cryptography, and why, is in {@code docs/adr/0004-tls-provider.md}.
 *
 * <p>Source: RFC 6120 sections 5 and 13.7, RFC 7590, RFC 9325, XEP-0368, XEP-0178, RFC 5929, RFC 9266.
 */
@NullMarked
package chat.granta.tls;

import org.jspecify.annotations.NullMarked;
