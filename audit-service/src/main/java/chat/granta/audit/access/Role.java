package chat.granta.audit.access;

import java.util.Locale;
import java.util.Optional;

/** What somebody may do. Nobody has one because they have another. */
public enum Role {
    /** Reads the trail, and works on cases. */
    AUDITOR,
    /** Reads figures that name no user. */
    STATISTICIAN,
    /** Says who the others are. */
    OPERATOR;

    public static Optional<Role> of(String text) {
        for (Role role : values()) {
            if (role.toString().equals(text)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
