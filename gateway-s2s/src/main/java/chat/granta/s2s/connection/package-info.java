/**
 * TCP connections of both directions: what stands in a pipeline. The only package that knows Netty.
 *
 * <p>Streams are in {@code chat.granta.s2s.inbound} and {@code chat.granta.s2s.outbound}.
 *
 * <p>Source: RFC 6120 section 3, XEP-0368.
 */
@NullMarked
package chat.granta.s2s.connection;

import org.jspecify.annotations.NullMarked;
