package chat.granta.muc.owner;

import chat.granta.bus.wire.RoomConfiguration;
import chat.granta.muc.broadcast.ConfigurationNotice;
import chat.granta.muc.broadcast.Status;
import chat.granta.muc.entry.Departure;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomTurn;
import java.util.ArrayList;
import java.util.List;

/** XEP-0045 section 10.2.1: occupants are told that the configuration has changed, and of what concerns their privacy by name. */
final class ConfigurationChange {
    private ConfigurationChange() {}

    /** Shows it to all: the room has changed already. */
    static void show(RoomTurn turn, Room before, Room after) {
        if (!before.isLocked() && !before.configuration().equals(after.configuration())) {
            ConfigurationNotice.send(turn, after, statuses(before.configuration(), after.configuration()));
        }
        if (after.configuration().getMembersOnly() && !before.configuration().getMembersOnly()) {
            removeOthers(turn, after);
        }
    }

    private static List<Status> statuses(RoomConfiguration before, RoomConfiguration after) {
        List<Status> statuses = new ArrayList<>();
        if (before.getLogged() != after.getLogged()) {
            statuses.add(after.getLogged() ? Status.LOGGED : Status.NOT_LOGGED);
        }
        if (before.getNonAnonymous() != after.getNonAnonymous()) {
            statuses.add(after.getNonAnonymous() ? Status.NOW_NON_ANONYMOUS : Status.NOW_SEMI_ANONYMOUS);
        }
        statuses.add(Status.CONFIGURATION_CHANGED);
        return statuses;
    }

    /** Who may not enter a members-only room does not stay in it, either. */
    private static void removeOthers(RoomTurn turn, Room room) {
        List<Occupant> others = turn.occupants(room.jid()).all().stream()
                .filter(occupant -> !room.affiliation(occupant.user()).isAtLeast(Affiliation.MEMBER)).toList();
        others.forEach(occupant -> Departure.ofOccupant(turn, room, occupant,
                how -> how.status(Status.NOW_MEMBERS_ONLY)));
    }
}
