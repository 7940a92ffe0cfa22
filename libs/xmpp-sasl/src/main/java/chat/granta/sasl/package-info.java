/**
 * SASL (RFC 4422) as both gateways need it: mechanisms, one exchange of a login, its answers and failures, and what an offer
 * says.
 *
 * <p>Knows no XML, no Netty and no passwords: {@code chat.granta.sasl.stream} carries the messages on a stream, a gateway brings
 * its mechanisms.
 *
 * <p>Source: RFC 4422, RFC 6120 section 6, XEP-0440, XEP-0474.
 */
@NullMarked
package chat.granta.sasl;

import org.jspecify.annotations.NullMarked;
