package chat.granta.roster.contacts.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * RFC 6121 section 2.6: a version of a roster, as clients have it: {@code 3f9a01c7-1790000000123}. What another server has given
 * is not taken for one of this database's own.
 *
 * @param database the identity of the database that has given it
 * @param number rises with each change of the roster
 */
public record RosterVersion(String database, long number) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{8})-([0-9]{1,18})");

    /** A version that a client has; null when it is none of this form. */
    public static @Nullable RosterVersion parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches() ? new RosterVersion(parts.group(1), Long.parseLong(parts.group(2))) : null;
    }

    /** Another version that the same database has given. */
    public RosterVersion at(long otherNumber) {
        return new RosterVersion(database, otherNumber);
    }

    @Override
    public String toString() {
        return database + '-' + number;
    }
}
