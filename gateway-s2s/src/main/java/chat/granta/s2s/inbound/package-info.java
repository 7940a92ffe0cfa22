/**
 * Streams that other servers open: they prove their domains, and send stanzas to ours.
 *
 * <p>What they send goes to {@code chat.granta.s2s.home}. Whether a dialback key is right is asked by way of
 * {@code chat.granta.s2s.outbound}, which this package knows as a {@link chat.granta.s2s.dialback.KeyVerifier} only.
 *
 * <p>Source: RFC 6120 sections 4 to 6, XEP-0220 section 2.2, XEP-0178 section 3.
 */
@NullMarked
package chat.granta.s2s.inbound;

import org.jspecify.annotations.NullMarked;
