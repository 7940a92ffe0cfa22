/**
 * A client's stream from its first byte to its last (RFC 6120 sections 4 to 8), one class per state:
 *
 * <table>
 * <caption>States of a stream</caption>
 * <tr><th>state<th>RFC 6120<th>awaits<th>then
 * <tr><td>{@code HeaderExchange}<td>4.2, 4.7<td>{@code <stream:stream>}<td>the negotiation it leads to
 * <tr><td>{@code TlsNegotiation}<td>5<td>{@code <starttls/>}<td>TLS, a new header, {@code SaslNegotiation}
 * <tr><td>{@code SaslNegotiation}<td>6<td>{@code <auth/>}, {@code <response/>}<td>a new header, {@code ResourceBinding}
 * <tr><td>{@code ResourceBinding}<td>7<td>{@code <bind/>} or {@code <resume/>}, the home's answer<td>{@code BoundSession}
 * <tr><td>{@code BoundSession}<td>8<td>stanzas, {@code <active/>} and {@code <inactive/>}, {@code <enable/>}, {@code <a/>} and
 * {@code <r/>}<td>{@code ClosedStream}
 * <tr><td>{@code ClosedStream}<td>4.4<td>the peer's end of the connection<td>
 * </table>
 *
 * <p>{@code StreamHandler} is the Netty handler; {@code ClientStream} holds the current state and what all states need. Bytes become events
 * in {@code chat.granta.stream}; logins are judged in {@code chat.granta.c2s.sasl}; stanzas go to
 * {@code chat.granta.c2s.home}, wait in {@code chat.granta.c2s.csi} while nobody looks at the client, and are counted by
 * {@code chat.granta.stream.management} when it wants that; {@code StreamManagement} is a part of {@code BoundSession}. A stream ends
 * {@code CLEAN}, and with it the session, or {@code UNFINISHED}: then the session may go on in another stream's
 * {@code BoundSession}. Everything here runs on the connection's event loop; only {@code HomeCallQueue} is called by other threads.
 *
 * <p>Source: RFC 6120, XEP-0368 (direct TLS), XEP-0352, XEP-0198.
 */
@NullMarked
package chat.granta.c2s.stream;

import org.jspecify.annotations.NullMarked;
