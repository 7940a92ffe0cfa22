/**
 * What is negotiated before a client has logged in: TLS (RFC 6120 section 5) and SASL (section 6), one state each. Logins are
 * judged in {@code chat.granta.c2s.sasl}; what follows is {@code chat.granta.c2s.session}.
 *
 * <p>Source: RFC 6120 sections 5 and 6, XEP-0440.
 */
@NullMarked
package chat.granta.c2s.negotiation;

import org.jspecify.annotations.NullMarked;
