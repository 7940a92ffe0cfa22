/**
 * Stream management between servers (XEP-0198), the same on streams of either direction: what is counted, and what outlives a stream that
 * can be resumed. How a session begins is for {@code chat.granta.s2s.inbound} and {@code chat.granta.s2s.outbound}.
 *
 * <p>Source: XEP-0198 sections 3 to 6; ADR 28.
 */
@NullMarked
package chat.granta.s2s.management;

import org.jspecify.annotations.NullMarked;
