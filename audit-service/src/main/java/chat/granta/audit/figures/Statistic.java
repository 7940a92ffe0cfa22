package chat.granta.audit.figures;

import java.util.Optional;

/** What is counted. Nothing of it names a user, and what few have done is not told apart. */
public enum Statistic {
    USERS_PER_DAY("users-per-day", "users who have logged in, and logins, by day (UTC)"), //
    MESSAGES_PER_HOUR("messages-per-hour", "messages between users, and in rooms, by hour (UTC)"), //
    PEAK_SESSIONS("peak-sessions", "sessions that were open at once, at most, by day (UTC)"), //
    CLIENTS("clients", "sessions by client software, of five users or more"), //
    LOGINS("logins", "logins by mechanism and TLS version, of five users or more"), //
    ROOMS("rooms", "messages in rooms of five users or more"), //
    FEDERATION("federation", "streams with other servers, by domain"), //
    OUTCOMES("outcomes", "what has become of messages"), //
    INSTITUTIONS("institutions",
            "users who have logged in or written, and their messages, by institution and day (UTC), with those of fewer than five users among other");

    private final String text;
    private final String about;

    Statistic(String text, String about) {
        this.text = text;
        this.about = about;
    }

    public static Optional<Statistic> of(String text) {
        for (Statistic statistic : values()) {
            if (statistic.text.equals(text)) {
                return Optional.of(statistic);
            }
        }
        return Optional.empty();
    }

    /** In words. */
    public String about() {
        return about;
    }

    /** As in the path. */
    @Override
    public String toString() {
        return text;
    }
}
