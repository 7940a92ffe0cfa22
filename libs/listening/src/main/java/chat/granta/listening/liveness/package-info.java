/**
 * Whether a peer is still there: it is asked when it has been silent, and a connection that can carry nothing any more is made to
 * fail.
 *
 * <p>A part of a stream's state once its peer has logged in, whatever carries the stream. Why Netty's {@code IdleStateHandler}
 * does not do it is in {@code docs/adr/0016-liveness-is-the-streams.md}.
 *
 * <p>Source: RFC 6120 section 4.6, XEP-0199.
 */
@NullMarked
package chat.granta.listening.liveness;

import org.jspecify.annotations.NullMarked;
