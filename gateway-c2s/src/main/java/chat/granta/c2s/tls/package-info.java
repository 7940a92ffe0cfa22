/**
 * TLS (RFC 6120 section 5, RFC 7590): the certificate, made at first start when none is given, and the contexts for
 * STARTTLS and direct TLS.
 *
 * <p>Used by {@code chat.granta.c2s.stream}.
 *
 * <p>Bouncy Castle is used for making the certificate and for nothing else.
 */
@NullMarked
package chat.granta.c2s.tls;

import org.jspecify.annotations.NullMarked;
