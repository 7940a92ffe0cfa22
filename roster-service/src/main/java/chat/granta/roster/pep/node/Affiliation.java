package chat.granta.roster.pep.node;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** XEP-0060 section 4.1: what somebody may do with a node. The owner is the account, and nobody else. */
public enum Affiliation {
    OWNER, PUBLISHER, MEMBER, NONE, OUTCAST;

    /** The affiliation of that name, or null. */
    public static @Nullable Affiliation ofWire(@Nullable String wire) {
        return Arrays.stream(values()).filter(one -> one.wire().equals(wire)).findFirst().orElse(null);
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
