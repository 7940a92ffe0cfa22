/**
 * Rooms (XEP-0045), as far as users' homes know of them: where their stanzas go.
 *
 * <p>Neighbours: {@code router.home}; muc-service, which reads {@code xmpp.room}.
 *
 * <p>Source: XEP-0045 section 3.
 */
@NullMarked
package chat.granta.router.rooms;

import org.jspecify.annotations.NullMarked;
