package chat.granta.muc.room;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** XEP-0045 section 5.2: what a user is to a room, whether in it or not; each has the privileges of the one before. */
public enum Affiliation {
    OUTCAST, NONE, MEMBER, ADMIN, OWNER;

    /** The affiliation of that name on the wire, or null when XEP-0045 knows none. */
    public static @Nullable Affiliation ofWire(@Nullable String wire) {
        return switch (wire) {
            case "outcast" -> OUTCAST;
            case "none" -> NONE;
            case "member" -> MEMBER;
            case "admin" -> ADMIN;
            case "owner" -> OWNER;
            case null, default -> null;
        };
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isAtLeast(Affiliation other) {
        return compareTo(other) >= 0;
    }
}
