/**
 * What carries a stream. Whoever negotiates and serves a peer writes to an {@link chat.granta.stream.carrier.XmppStream} and is a
 * {@link chat.granta.stream.carrier.StreamOwner}; neither knows whether a TCP connection, WebSocket frames or BOSH bodies lie
 * beneath, nor whether the peer is a client or a server.
 *
 * <p>{@link chat.granta.stream.carrier.TcpStream} is the one for TCP. Bytes become events in {@code chat.granta.stream}.
 *
 * <p>Source: RFC 6120 sections 3 to 5; RFC 7395 and XEP-0206 for what is to come.
 */
@NullMarked
package chat.granta.stream.carrier;

import org.jspecify.annotations.NullMarked;
