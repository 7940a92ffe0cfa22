/**
 * What a peer may take of a gateway (RFC 6120 section 13.12): connections of one address, bytes and time before it has logged in,
 * and how fast it may send.
 *
 * <p>A gateway puts these into a connection's pipeline or a stream's state; what becomes of a peer that takes too much is for
 * the gateway to decide.
 */
@NullMarked
package chat.granta.listening.limits;

import org.jspecify.annotations.NullMarked;
