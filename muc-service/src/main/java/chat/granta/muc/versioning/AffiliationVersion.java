package chat.granta.muc.versioning;

import chat.granta.model.Element;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomHash;
import org.jspecify.annotations.Nullable;

/** XEP-0463 section 5.2: what a room calls a state of its affiliations: its number, and a hash that nobody makes up. */
public final class AffiliationVersion {
    public static final String NAMESPACE = "urn:xmpp:muc:affiliations:1";
    static final String NAME = "mav";
    private static final int BYTES = 6;
    private static final int RADIX = 36;

    private AffiliationVersion() {}

    /** Section 5.2.1: the present version, for whoever has entered. */
    public static Element current(Room room) {
        return Element.named(NAMESPACE, NAME).attribute("until", name(room, room.versions().current())).build();
    }

    /** Section 5.2.2: from which version to which a change has led; null when no affiliation has changed. */
    public static @Nullable Element transition(Room before, Room after) {
        return before.versions().current() == after.versions().current()
                ? null
                : since(after, before.versions().current());
    }

    /** From a version to the present one. */
    static Element since(Room room, long number) {
        return Element.named(NAMESPACE, NAME).attribute("since", name(room, number))
                .attribute("until", name(room, room.versions().current())).build();
    }

    private static String name(Room room, long number) {
        return Long.toString(number, RADIX) + '-' + RoomHash.of(room, "affiliations " + number, BYTES);
    }

    /** The number of a version that the room has given, or -1. */
    static long number(Room room, @Nullable String name) {
        int end = name == null ? -1 : name.indexOf('-');
        if (name == null || end < 0) {
            return -1;
        }
        try {
            long number = Long.parseLong(name, 0, end, RADIX);
            return number >= 0 && number <= room.versions().current() && name.equals(name(room, number)) ? number : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
