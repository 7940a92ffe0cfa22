/**
 * Streams that this server opens: for each pair of a domain of ours and a remote one, the stanzas that wait, and the stream that takes
 * them.
 *
 * <p>{@link chat.granta.s2s.outbound.RemoteServers} is the way in. Where servers are found is {@code chat.granta.dns}.
 *
 * <p>Source: RFC 6120 sections 3 to 6 and 10.4, XEP-0220 section 2.1, XEP-0178 section 3.
 */
@NullMarked
package chat.granta.s2s.outbound;

import org.jspecify.annotations.NullMarked;
