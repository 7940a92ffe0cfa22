package chat.granta.muc.room;

import chat.granta.model.Presence;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was last made to show occupants to others. Whoever enters a large room is shown many who have not changed since somebody entered before.
 * It is used by the home that has the occupants, on its thread.
 */
public final class ShownPresences {
    /** Follows from the rest of it. */
    private record Shown(Room room, Occupant occupant, boolean showsJid, Presence presence) {
        boolean isOf(Room otherRoom, Occupant other, boolean otherShowsJid) {
            return room == otherRoom && occupant == other && showsJid == otherShowsJid;
        }
    }

    private final Map<String, Shown> byNickname = new HashMap<>();

    /**
     * An occupant's presence.
     *
     * @param showsJid whether it is for those who may know who the occupant is
     * @param making of it, by these three and nothing else
     */
    public Presence of(Room room, Occupant occupant, boolean showsJid, Supplier<Presence> making) {
        Shown shown = byNickname.get(occupant.nickname());
        if (shown == null || !shown.isOf(room, occupant, showsJid)) {
            shown = new Shown(room, occupant, showsJid, making.get());
            byNickname.put(occupant.nickname(), shown);
        }
        return shown.presence();
    }

    /** Nobody is there under a nickname any more. */
    void forget(String nickname) {
        byNickname.remove(nickname);
    }
}
