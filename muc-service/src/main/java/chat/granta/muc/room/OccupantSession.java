package chat.granta.muc.room;

import chat.granta.model.Jid;
import chat.granta.model.Presence;

/**
 * One client of an occupant.
 *
 * @param jid full
 * @param presence the last that it sent to the room, without what only the room may say of an occupant
 */
public record OccupantSession(Jid jid, Presence presence) {}
