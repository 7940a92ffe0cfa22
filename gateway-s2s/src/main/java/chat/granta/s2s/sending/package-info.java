/**
 * What waits for other servers and which streams take it: a server for each remote domain, a queue for each domain pair, and the sending
 * side that a stream of either direction has.
 *
 * <p>{@code chat.granta.s2s.outbound} opens streams for it; {@code chat.granta.s2s.inbound} offers those that other servers have opened
 * for both directions. {@code chat.granta.s2s.log} puts in what homes have to say.
 *
 * <p>Source: RFC 6120 sections 3 and 10.4, XEP-0220 sections 2.1 and 2.6, XEP-0288.
 */
@NullMarked
package chat.granta.s2s.sending;

import org.jspecify.annotations.NullMarked;
