/**
 * The listening sockets of a gateway: binds them, counts what they accept, learns from a load balancer where a connection
 * comes from, and closes everything in order.
 *
 * <p>What happens on an accepted connection is decided by the initializer each {@link chat.granta.listening.Listener}
 * brings; this package knows neither XMPP nor TLS. {@code chat.granta.listening.limits} has what a peer may take,
 * {@code chat.granta.listening.liveness} whether it is still there.
 *
 * <p>See {@link chat.granta.listening.GatewaySockets}, and the PROXY protocol's specification of HAProxy, versions 1 and 2.
 */
@NullMarked
package chat.granta.listening;

import org.jspecify.annotations.NullMarked;
