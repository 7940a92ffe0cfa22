/**
 * SASL on an XML stream (RFC 6120 section 6.4): its elements, and the server's side of a negotiation.
 *
 * <p>{@link chat.granta.sasl.stream.SaslAttempts} is a part of a stream's state while its peer logs in.
 *
 * <p>Source: RFC 6120 section 6.4, XEP-0440.
 */
@NullMarked
package chat.granta.sasl.stream;

import org.jspecify.annotations.NullMarked;
