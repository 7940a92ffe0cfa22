/**
 * A room as a value, its stores, and the turns in which records and stanzas are decided.
 *
 * <p>Everything else in muc-service builds on this; it knows no feature. {@link chat.granta.muc.room.Room} is what is kept of a room,
 * {@link chat.granta.muc.room.Occupants} who is in it.
 *
 * <p>Source: XEP-0045 sections 4 and 5.
 */
@NullMarked
package chat.granta.muc.room;

import org.jspecify.annotations.NullMarked;
