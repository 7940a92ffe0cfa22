package chat.granta.muc.entry;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;

/** XEP-0045 section 7.2.6: a members-only room lets its members in. */
public final class MembersOnly implements Step<RoomStanza<Presence>> {
    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        return roomStanza.room().configuration().getMembersOnly()
                && !roomStanza.room().affiliation(roomStanza.from()).isAtLeast(Affiliation.MEMBER)
                        ? Outcome.refuse(RoomErrors.membersOnly())
                        : Outcome.CONTINUE;
    }
}
