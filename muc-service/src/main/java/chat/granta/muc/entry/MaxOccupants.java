package chat.granta.muc.entry;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import java.util.Objects;

/** XEP-0045 section 7.2.9: a full room lets nobody in but its admins and owners, and users who are there already. */
public final class MaxOccupants implements Step<RoomStanza<Presence>> {
    /** Of rooms that have no limit of their own. */
    public static final int MOST = 5000;

    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        int own = roomStanza.room().configuration().getMaxOccupants();
        boolean isFull = roomStanza.occupants().size() >= (own == 0 ? MOST : own);
        return isFull && !roomStanza.room().affiliation(roomStanza.from()).isAtLeast(Affiliation.ADMIN)
                && roomStanza.occupants().called(Objects.requireNonNull(roomStanza.nickname())) == null
                        ? Outcome.refuse(RoomErrors.full())
                        : Outcome.CONTINUE;
    }
}
