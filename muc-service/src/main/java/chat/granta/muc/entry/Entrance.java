package chat.granta.muc.entry;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.muc.avatar.AvatarPresence;
import chat.granta.muc.broadcast.OccupantId;
import chat.granta.muc.broadcast.OccupantPresence;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.broadcast.Status;
import chat.granta.muc.message.History;
import chat.granta.muc.message.HistoryRequest;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Occupants;
import chat.granta.muc.room.Role;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomTurn;
import chat.granta.muc.trail.RoomTrail;
import chat.granta.muc.versioning.AffiliationUpdate;
import chat.granta.muc.versioning.AffiliationVersion;
import java.util.List;
import java.util.Objects;

/**
 * XEP-0045 sections 7.2.2, 7.2.3 and 7.2.13 to 7.2.15: somebody enters. The newcomer is told of everybody who is there, then of being
 * there, then what was said, then the subject. The others are told of the newcomer. A client that is there already and enters again
 * has lost sight of the room: it is told all of that once more.
 */
public final class Entrance implements Step<RoomStanza<Presence>> {
    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        RoomTurn turn = roomStanza.turn();
        Room room = roomStanza.room();
        Jid client = roomStanza.from();
        Occupant newcomer = occupant(roomStanza, room).with(OccupantPresence.session(client, roomStanza.stanza()));
        if (roomStanza.occupants().called(newcomer.nickname()) == null) {
            RoomTrail.joined(turn, room.jid(), client, newcomer.nickname());
        }
        Occupants occupants = roomStanza.occupants().with(newcomer);
        turn.change(room.jid(), occupants);
        AffiliationUpdate.send(roomStanza, room, newcomer);
        turn.send(OccupantPresence.shownTo(newcomer, room, occupants), client);
        OccupantPresence.of(room, newcomer).tellOthers(turn, occupants);
        tellSelf(roomStanza, room, newcomer);
        History.send(turn, room, client,
                HistoryRequest.of(RoomExtension.entering(roomStanza.stanza().payload()), turn.time()));
        History.sendSubject(turn, room, client);
        AvatarPresence.tellNewcomer(turn, room, client);
        return Outcome.DONE;
    }

    private static Occupant occupant(RoomStanza<Presence> roomStanza, Room room) {
        String nickname = Objects.requireNonNull(roomStanza.nickname());
        Jid user = roomStanza.from().bare();
        Occupant known = roomStanza.occupants().called(nickname);
        return known != null
                ? known
                : new Occupant(nickname, user,
                        Role.onEntering(room.affiliation(user), room.configuration().getModerated()),
                        OccupantId.of(room, roomStanza), List.of());
    }

    private static void tellSelf(RoomStanza<Presence> roomStanza, Room room, Occupant newcomer) {
        OccupantPresence presence = OccupantPresence.of(room, newcomer).caused(roomStanza.stanza().id());
        if (room.configuration().getNonAnonymous()) {
            presence.selfStatus(Status.NON_ANONYMOUS);
        }
        if (room.configuration().getLogged()) {
            presence.selfStatus(Status.LOGGED);
        }
        if (room.isLocked()) {
            presence.selfStatus(Status.CREATED);
        }
        if (roomStanza.isNicknameAssigned()) {
            presence.selfStatus(Status.NICKNAME_ASSIGNED);
        }
        if (AffiliationUpdate.isFor(room, newcomer)) {
            presence.selfWith(AffiliationVersion.current(room));
        }
        presence.tellSelf(roomStanza.turn(), newcomer.jids());
    }
}
