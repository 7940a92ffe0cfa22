/**
 * Servers that have vanished: their users are in no room any more.
 *
 * <p>Builds on {@code muc.room} and {@code chat.granta.homes.servers}; neighbour of {@code muc.entry}, by which occupants leave, also when something that
 * the room has sent comes back.
 *
 * <p>Source: XEP-0045 section 7.14; XEP-0410, seen from the room.
 */
@NullMarked
package chat.granta.muc.vanished;

import org.jspecify.annotations.NullMarked;
