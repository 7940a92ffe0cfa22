package chat.granta.muc.room;

import chat.granta.bus.wire.RoomConfiguration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** XEP-0045 sections 5.2.1 and 9.5: who sees which of a room's lists of affiliations. */
public final class ListRights {
    private static final List<Affiliation> LISTS = List.of(Affiliation.OWNER, Affiliation.ADMIN, Affiliation.MEMBER,
            Affiliation.OUTCAST);

    private ListRights() {}

    /**
     * Section 5.2.1: admins see the lists that they change, and owners all (sections 10.5 and 10.8). Where people know each other admins see
     * all, too, and the room decides who else sees who is not banned.
     */
    public static boolean maySee(Affiliation list, RoomConfiguration room, Affiliation asker, Role role) {
        boolean takesOwner = list.isAtLeast(Affiliation.ADMIN) && !room.getNonAnonymous();
        return asker.isAtLeast(takesOwner ? Affiliation.OWNER : Affiliation.ADMIN)
                || list != Affiliation.OUTCAST && room.getNonAnonymous()
                        && room.getMemberListList().stream().anyMatch(one -> one.name().equals(role.name()));
    }

    /** The lists that somebody sees in a room. */
    public static Set<Affiliation> seen(RoomConfiguration room, Affiliation asker, Role role) {
        Set<Affiliation> seen = EnumSet.noneOf(Affiliation.class);
        LISTS.stream().filter(list -> maySee(list, room, asker, role)).forEach(seen::add);
        return seen;
    }

    /** Whether it makes a difference to what somebody sees on entering which of two affiliations they have. */
    static boolean differ(RoomConfiguration room, Affiliation one, Affiliation other) {
        return !seenOnEntering(room, one).equals(seenOnEntering(room, other));
    }

    /** Whether one configuration shows anybody other lists on entering than another does. */
    static boolean differ(RoomConfiguration one, RoomConfiguration other) {
        for (Affiliation affiliation : Affiliation.values()) {
            if (!seenOnEntering(one, affiliation).equals(seenOnEntering(other, affiliation))) {
                return true;
            }
        }
        return false;
    }

    private static Set<Affiliation> seenOnEntering(RoomConfiguration room, Affiliation affiliation) {
        return seen(room, affiliation, Role.onEntering(affiliation, room.getModerated()));
    }
}
