/**
 * Streams that other servers open: TLS, their certificate, and who takes what they send.
 *
 * <p>{@code chat.granta.s2s.receiving} takes keys and stanzas; {@code chat.granta.s2s.sending} is offered streams that are for both
 * directions.
 *
 * <p>Source: RFC 6120 section 4, XEP-0178 section 3, XEP-0288.
 */
@NullMarked
package chat.granta.s2s.inbound;

import org.jspecify.annotations.NullMarked;
