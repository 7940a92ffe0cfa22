package chat.granta.muc.entry;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.muc.room.Nickname;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import java.util.Objects;

/**
 * XEP-0045 sections 7.2.8 and 7.6: a nickname belongs to one user, who is there under it, perhaps with several clients, or has
 * reserved it.
 */
public final class NicknameConflict implements Step<RoomStanza<Presence>> {
    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        String nickname = Objects.requireNonNull(roomStanza.nickname());
        return Nickname.isFree(nickname, roomStanza.from().bare(), roomStanza)
                ? Outcome.CONTINUE
                : Outcome.refuse(RoomErrors.nicknameConflict());
    }
}
