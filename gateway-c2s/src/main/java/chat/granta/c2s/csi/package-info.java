/**
 * XEP-0352: what may wait while nobody looks at a client, and how it waits. {@code ClientState} is asked
 * by {@code c2s.session} for each stanza.
 *
 * <p>Pure: no connection and no clock. What is held here has not been written, so whatever counts what a client was sent
 * counts it when it comes out.
 *
 * <p>Source: XEP-0352 sections 3.2 and 5, XEP-0085 (chat states), XEP-0280 (copies of them), XEP-0334 (hints).
 */
@NullMarked
package chat.granta.c2s.csi;

import org.jspecify.annotations.NullMarked;
