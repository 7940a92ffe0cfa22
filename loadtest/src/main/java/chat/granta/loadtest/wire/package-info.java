/**
 * Connections: event loops, TLS, and the scanner that finds where an element ends without parsing it.
 *
 * <p>Everything about one connection happens on its event loop. What an element means is the {@link
 * chat.granta.loadtest.wire.Receiver}'s business.
 *
 * <p>Source: RFC 6120 sections 4 and 5, XEP-0368.
 */
@NullMarked
package chat.granta.loadtest.wire;

import org.jspecify.annotations.NullMarked;
