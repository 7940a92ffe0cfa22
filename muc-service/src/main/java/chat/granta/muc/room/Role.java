package chat.granta.muc.room;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** XEP-0045 section 5.1: what an occupant may do during a visit; each has the privileges of the one before. */
public enum Role {
    NONE, VISITOR, PARTICIPANT, MODERATOR;

    /** Section 5.1.2: the role with which somebody enters, by affiliation; outcasts do not enter. */
    private static final Map<Affiliation, Role> IN_MODERATED_ROOMS = Map.of(
            Affiliation.NONE, VISITOR,
            Affiliation.MEMBER, PARTICIPANT,
            Affiliation.ADMIN, MODERATOR,
            Affiliation.OWNER, MODERATOR);
    private static final Map<Affiliation, Role> IN_UNMODERATED_ROOMS = Map.of(
            Affiliation.NONE, PARTICIPANT,
            Affiliation.MEMBER, PARTICIPANT,
            Affiliation.ADMIN, MODERATOR,
            Affiliation.OWNER, MODERATOR);

    /** Section 5.1.2: with which role somebody of an affiliation enters a room. */
    public static Role onEntering(Affiliation affiliation, boolean isModerated) {
        return (isModerated ? IN_MODERATED_ROOMS : IN_UNMODERATED_ROOMS).getOrDefault(affiliation, NONE);
    }

    /** The role of that name on the wire, or null when XEP-0045 knows none. */
    public static @Nullable Role ofWire(@Nullable String wire) {
        return switch (wire) {
            case "none" -> NONE;
            case "visitor" -> VISITOR;
            case "participant" -> PARTICIPANT;
            case "moderator" -> MODERATOR;
            case null, default -> null;
        };
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isAtLeast(Role other) {
        return compareTo(other) >= 0;
    }
}
