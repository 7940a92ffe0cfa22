/**
 * The listening sockets: binds them, counts what they accept, and closes everything in order.
 *
 * <p>What happens on an accepted connection is decided by the initializer each {@link chat.granta.c2s.server.Listener}
 * brings; this package knows neither XMPP nor TLS.
 *
 * <p>See {@link chat.granta.c2s.server.C2sServer}.
 */
@NullMarked
package chat.granta.c2s.server;

import org.jspecify.annotations.NullMarked;
