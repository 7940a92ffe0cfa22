package chat.granta.audit.event;

import java.util.Locale;

/** What an event is about. Its name in the database and for auditors is in lower case, with hyphens: {@code login-failure}. */
public enum EventKind {
    LOGIN, LOGIN_FAILURE, SESSION_START, SESSION_RESUME, SESSION_END, CLIENT, ACCOUNT, MESSAGE, ROOM_MESSAGE, SUBSCRIPTION, ROOM_JOIN, ROOM_LEAVE, FEDERATION, ADMINISTRATION, REPORT, QUERY;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** @throws IllegalArgumentException when there is no such kind */
    public static EventKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public String toString() {
        return text;
    }
}
