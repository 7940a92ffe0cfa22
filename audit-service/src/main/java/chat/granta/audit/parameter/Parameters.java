package chat.granta.audit.parameter;

import chat.granta.audit.event.EventKind;
import chat.granta.audit.search.Criteria;
import chat.granta.audit.search.Cursor;
import chat.granta.model.Jid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What a request asks for. Whatever is none of a parameter's values is said to be so: nothing is left out in silence. */
public final class Parameters {
    private static final int MAX_TEXT = 200;

    private Parameters() {}

    /** @throws ResponseStatusException when a parameter is wrong */
    public static Criteria criteria(Map<String, String> parameters) {
        return new Criteria(bare("user", parameters.get("user")), bare("peer", parameters.get("peer")),
                bare("room", parameters.get("room")), kinds(parameters.get("kind")),
                text("address", parameters.get("address"), MAX_TEXT), time("from", parameters.get("from")),
                time("to", parameters.get("to")));
    }

    /** What is recorded of a look at a page of events: the criteria, and which page it was. */
    public static Map<String, String> asked(Criteria criteria, Map<String, String> parameters) {
        Map<String, String> asked = criteria.asMap();
        String cursor = parameters.get("cursor");
        if (cursor != null) {
            asked.put("cursor", cursor);
        }
        return asked;
    }

    /** @throws ResponseStatusException when it is no address */
    public static @Nullable String bare(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Jid jid = Jid.ofText(text.strip());
        if (jid == null) {
            throw wrong(name, "must be an address, such as alice@example.org");
        }
        return jid.bare().toString();
    }

    private static List<EventKind> kinds(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        try {
            return Arrays.stream(text.split(",")).map(String::strip).map(EventKind::of).toList();
        } catch (IllegalArgumentException e) {
            throw wrong("kind", "must be one of " + Arrays.toString(EventKind.values()) + ", or several with commas");
        }
    }

    /** A time of RFC 3339, or a day, which begins at midnight in UTC. */
    public static @Nullable Instant time(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            Instant time = text.indexOf('T') < 0
                    ? LocalDate.parse(text.strip()).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text.strip()).toInstant();
            if (Criteria.isWithinReach(time)) {
                return time;
            }
        } catch (DateTimeException e) {
            throw wrong(name, "must be a day or a time, such as 2027-03-01 or 2027-03-01T08:30:00Z");
        }
        throw wrong(name, "must be from 1970 to 9999");
    }

    /** @return the default when it is missing */
    public static LocalDate day(String name, @Nullable String text, LocalDate missing) {
        Instant time = time(name, text);
        return time == null ? missing : LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    public static @Nullable Cursor cursor(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Cursor.of(text);
        } catch (IllegalArgumentException e) {
            throw wrong("cursor", "must be the next of the page before");
        }
    }

    public static int limit(@Nullable String text, int missing, int most) {
        if (text == null || text.isBlank()) {
            return missing;
        }
        if (text.matches("[0-9]{1,9}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        }
        throw wrong("limit", "must be from 1 to " + most);
    }

    /** A number by which pages go on; 0 when there is none. */
    public static long number(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw wrong(name, "must be a number of the page before");
        }
        return Long.parseLong(text);
    }

    /** A text, or null when there is none. */
    public static @Nullable String text(String name, @Nullable String text, int most) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > most) {
            throw wrong(name, "must be of " + most + " characters at most");
        }
        return Texts.plain(name, text.strip());
    }

    /** A text that has to be there. */
    public static String required(String name, @Nullable String text, int most) {
        String given = text(name, text, most);
        if (given == null) {
            throw wrong(name, "is missing");
        }
        return given;
    }

    /** A bare address that has to be there. */
    public static String requiredBare(String name, @Nullable String text) {
        String bare = bare(name, text);
        if (bare == null) {
            throw wrong(name, "is missing");
        }
        return bare;
    }

    public static ResponseStatusException wrong(String name, String why) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, name + ' ' + why);
    }
}
