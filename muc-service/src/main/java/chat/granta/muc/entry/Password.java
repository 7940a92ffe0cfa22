package chat.granta.muc.entry;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Element;
import chat.granta.model.Presence;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;

/** XEP-0045 section 7.2.5: who knows a room's password enters it, and so do its owners, who can change it. */
public final class Password implements Step<RoomStanza<Presence>> {
    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        String password = roomStanza.room().configuration().getPassword();
        return password.isEmpty() || password.equals(given(roomStanza))
                || roomStanza.room().affiliation(roomStanza.from()) == Affiliation.OWNER
                        ? Outcome.CONTINUE
                        : Outcome.refuse(RoomErrors.passwordRequired());
    }

    private static String given(RoomStanza<Presence> roomStanza) {
        Element x = RoomExtension.entering(roomStanza.stanza().payload());
        Element password = x == null ? null : x.child(RoomExtension.ENTER, "password");
        return password == null ? "" : password.text();
    }
}
