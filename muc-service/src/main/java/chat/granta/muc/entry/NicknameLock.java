package chat.granta.muc.entry;

import chat.granta.handling.Outcome;
import chat.granta.handling.Pipeline;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomStanza;

/**
 * XEP-0045 sections 7.2.2 and 7.10: where nicknames are locked, who has registered one enters under it, whatever the client says.
 *
 * @param entering the steps by which one enters
 */
public record NicknameLock(Pipeline<RoomStanza<Presence>> entering) implements Step<RoomStanza<Presence>> {
    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        Room room = roomStanza.room();
        String reserved = room.affiliated(roomStanza.from()).nickname();
        boolean isOther = room.configuration().getLockedNicknames() && !reserved.isEmpty()
                && !reserved.equals(roomStanza.nickname());
        return entering.run(isOther ? roomStanza.assigned(reserved) : roomStanza);
    }
}
