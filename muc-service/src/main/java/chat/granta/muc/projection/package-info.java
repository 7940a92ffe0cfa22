/**
 * What the database keeps of rooms: it follows what their homes decide, and tells them what they have decided before.
 *
 * <p>Homes write to {@code xmpp.room-store}; the ledger reads it, and answers on {@code xmpp.room}.
 *
 * <p>Source: {@code docs/architecture.md}, "Rooms".
 */
@NullMarked
package chat.granta.muc.projection;

import org.jspecify.annotations.NullMarked;
