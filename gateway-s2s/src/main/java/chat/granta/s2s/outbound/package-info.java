/**
 * Streams that this server opens to others: TLS, our certificate or our dialback keys, questions about theirs.
 *
 * <p>{@code chat.granta.s2s.sending} says when one is needed and what it sends; {@code chat.granta.s2s.receiving} takes what comes back on
 * it.
 *
 * <p>Source: RFC 6120 sections 4 and 13.7, XEP-0178 section 3, XEP-0220 section 2.1, XEP-0288.
 */
@NullMarked
package chat.granta.s2s.outbound;

import org.jspecify.annotations.NullMarked;
