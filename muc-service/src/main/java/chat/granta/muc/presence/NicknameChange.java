package chat.granta.muc.presence;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.muc.broadcast.OccupantPresence;
import chat.granta.muc.entry.NicknameConflict;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Occupants;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomTurn;
import java.util.List;
import java.util.Objects;

/**
 * XEP-0045 section 7.6: an occupant's client goes on under another nickname. Of a user who is there with several clients under one
 * nickname, the others stay under it.
 */
public final class NicknameChange implements Step<RoomStanza<Presence>> {
    private final NicknameConflict conflict = new NicknameConflict();

    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        Occupant occupant = roomStanza.senderOrNone();
        String nickname = Objects.requireNonNull(roomStanza.nickname());
        if (occupant == null || occupant.nickname().equals(nickname)) {
            return Outcome.CONTINUE;
        }
        String reserved = roomStanza.room().affiliated(roomStanza.from()).nickname();
        if (roomStanza.room().configuration().getLockedNicknames() && !reserved.isEmpty()
                && !reserved.equals(nickname)) {
            return Outcome.refuse(RoomErrors.nicknamesLocked(reserved));
        }
        Outcome isFree = conflict.handle(roomStanza);
        if (isFree != Outcome.CONTINUE) {
            return isFree;
        }
        rename(roomStanza, occupant, nickname);
        return Outcome.DONE;
    }

    private static void rename(RoomStanza<Presence> roomStanza, Occupant occupant, String nickname) {
        RoomTurn turn = roomStanza.turn();
        Room room = roomStanza.room();
        var session = OccupantPresence.session(roomStanza.from(), roomStanza.stanza());
        Occupants before = roomStanza.occupants();
        Occupant rest = occupant.without(session.jid());
        Occupant there = before.called(nickname);
        Occupant now = (there == null
                ? new Occupant(nickname, occupant.user(), occupant.role(), occupant.id(), List.of())
                : there).with(session);
        Occupants after = before.with(rest).with(now);
        turn.change(room.jid(), after);
        OccupantPresence leaving = OccupantPresence.leaving(room, occupant, session)
                .becoming(nickname, occupant.role());
        if (rest.sessions().isEmpty()) {
            leaving.tell(turn, before);
        } else {
            leaving.tellSelf(turn, List.of(session.jid()));
            OccupantPresence.of(room, rest).tell(turn, after);
        }
        OccupantPresence.of(room, now).caused(roomStanza.stanza().id()).tell(turn, after);
    }
}
