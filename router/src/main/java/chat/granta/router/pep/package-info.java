/**
 * XEP-0163: who is told of the items that users publish. Items and nodes are roster-service's; the home of an account knows who sees
 * the user's presence and may read a node, and the homes of contacts know whose clients are interested.
 *
 * <p>Builds on {@code router.home}, {@code router.event} and {@code router.caps}; {@link chat.granta.router.pep.Pep} brings it all.
 *
 * <p>Source: XEP-0163 section 4.3, XEP-0060 section 7.1.2.
 */
@NullMarked
package chat.granta.router.pep;

import org.jspecify.annotations.NullMarked;
