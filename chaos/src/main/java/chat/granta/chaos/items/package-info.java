/**
 * People who publish items in a node of their account, a contact each who is interested, and the account of what became of the items.
 *
 * <p>Neighbours: {@code chaos.login}.
 *
 * <p>Source: XEP-0163 sections 3 and 4.3, XEP-0060 section 7.1.
 */
@NullMarked
package chat.granta.chaos.items;

import org.jspecify.annotations.NullMarked;
