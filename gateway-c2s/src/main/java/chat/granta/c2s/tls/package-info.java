/**
 * TLS (RFC 6120 section 5, RFC 7590): certificates, one made at first start when none is given, all read again when they
 * change; the contexts for STARTTLS and direct TLS; what logins can be bound to; clients' own certificates.
 *
 * <p>Used by {@code chat.granta.c2s.stream}.
 *
 * <p>Bouncy Castle makes the certificate, reads XMPP addresses in clients', and private keys in older forms than PKCS #8; it is
 * used for nothing else. Who does the cryptography, and why, is in {@code docs/adr/0004-tls-provider.md}.
 */
@NullMarked
package chat.granta.c2s.tls;

import org.jspecify.annotations.NullMarked;
