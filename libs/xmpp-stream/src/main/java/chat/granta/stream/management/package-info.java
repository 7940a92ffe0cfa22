/**
 * XEP-0198, for whoever speaks it, a client's gateway or two servers: the elements, what is counted in each direction, and when
 * the peer is asked how much has arrived.
 *
 * <p>What a session is, who keeps its stanzas and where it goes on is for the gateway to know.
 *
 * <p>Source: XEP-0198 sections 2 to 6.
 */
@NullMarked
package chat.granta.stream.management;

import org.jspecify.annotations.NullMarked;
