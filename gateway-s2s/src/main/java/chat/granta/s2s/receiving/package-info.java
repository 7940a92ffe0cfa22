/**
 * What other servers send on a stream of either direction: dialback keys, and stanzas from domains that the stream has proved.
 *
 * <p>{@code chat.granta.s2s.inbound} receives on the streams that other servers open, {@code chat.granta.s2s.outbound} on ours when they
 * are used in both directions. Stanzas go to {@code chat.granta.s2s.home}.
 *
 * <p>Source: RFC 6120 section 8.1, XEP-0220 section 2.2, XEP-0288.
 */
@NullMarked
package chat.granta.s2s.receiving;

import org.jspecify.annotations.NullMarked;
