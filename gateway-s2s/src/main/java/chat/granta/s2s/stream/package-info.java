/**
 * What streams of both directions share: the settings, the header and who is served here.
 *
 * <p>{@code chat.granta.s2s.inbound} and {@code chat.granta.s2s.outbound} are the two directions.
 *
 * <p>Source: RFC 6120 section 4.
 */
@NullMarked
package chat.granta.s2s.stream;

import org.jspecify.annotations.NullMarked;
