/**
 * What a peer may take of a gateway (RFC 6120 section 13.12): connections of one address, bytes before it has logged in, and how
 * fast it may send.
 *
 * <p>Handlers and counters that a gateway puts into a connection's pipeline; what becomes of a peer that takes too much is
 * the stream's to decide. Knows no XMPP.
 */
@NullMarked
package chat.granta.listening.limits;

import org.jspecify.annotations.NullMarked;
