package chat.granta.muc.entry;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.model.StanzaError;
import chat.granta.muc.room.Nickname;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;

/** XEP-0045 sections 7.2.1 and 17.1: nobody is in a room without a nickname, or under one that nobody sees. */
public final class NicknameRequired implements Step<RoomStanza<Presence>> {
    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        String nickname = roomStanza.nickname();
        if (nickname == null) {
            return Outcome.refuse(
                    StanzaError.jidMalformed("Presence in a room is for a nickname: room@service/nickname."));
        }
        return Nickname.isVisible(nickname) ? Outcome.CONTINUE : Outcome.refuse(RoomErrors.invisibleNickname());
    }
}
