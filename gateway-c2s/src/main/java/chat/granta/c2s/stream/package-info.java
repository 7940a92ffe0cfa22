/**
 * A client's stream from its first byte to its last (RFC 6120 sections 4 to 8), whatever carries it: {@code ClientStream} holds the
 * current state and does what all states need. One class for each state:
 *
 * <table>
 * <caption>States of a stream</caption>
 * <tr><th>state<th>RFC 6120<th>awaits<th>then
 * <tr><td>{@code HeaderExchange}<td>4.2, 4.7<td>{@code <stream:stream>}<td>the negotiation it leads to
 * <tr><td>{@code negotiation.TlsNegotiation}<td>5<td>{@code <starttls/>}<td>TLS, a new header, {@code SaslNegotiation}
 * <tr><td>{@code negotiation.SaslNegotiation}<td>6<td>{@code <auth/>}, {@code <response/>}<td>a new header,
 * {@code ResourceBinding}
 * <tr><td>{@code session.ResourceBinding}<td>7<td>{@code <bind/>} or {@code <resume/>}, the home's answer<td>
 * {@code BoundSession}
 * <tr><td>{@code session.BoundSession}<td>8<td>stanzas, {@code <active/>} and {@code <inactive/>}, {@code <enable/>},
 * {@code <a/>} and {@code <r/>}<td>{@code ClosedStream}
 * <tr><td>{@code ClosedStream}<td>4.4<td>the peer's end of the connection<td>
 * </table>
 *
 * <p>What is written goes to an {@code XmppStream} of {@code chat.granta.stream.carrier}; which one it is, and which state comes
 * first, {@code chat.granta.c2s.connection} decides. A stream ends {@code CLEAN}, and with it the session, or
 * {@code UNFINISHED} or {@code LOST}: then the session may go on in another stream's {@code BoundSession}. Everything here runs on the stream's
 * thread.
 *
 * <p>Source: RFC 6120, XEP-0478.
 */
@NullMarked
package chat.granta.c2s.stream;

import org.jspecify.annotations.NullMarked;
