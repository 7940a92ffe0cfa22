/**
 * XEP-0198 at the home: sessions whose stanzas are counted both ways, that wait for a client which has lost its connection,
 * go on at another gateway, and return what their clients never got.
 *
 * <p>What a session was sent and its client has not acknowledged is kept by whoever reads the session's delivery partition.
 * The home numbers what it delivers and says when that is to be handed over, in the partition itself, behind everything
 * that it concerns.
 *
 * <p>Source: XEP-0198 sections 3, 5 and 9; {@code docs/architecture.md}, "Resumption".
 */
@NullMarked
package chat.granta.router.resumption;

import org.jspecify.annotations.NullMarked;
