package chat.granta.dns.zone;

import java.util.Locale;

/** What a look at one thing has found, and what to do about it. */
public record Finding(Kind kind, String text) {
    /** How bad it is. */
    public enum Kind {
        OK, NOTE, WRONG
    }

    public static Finding ok(String text) {
        return new Finding(Kind.OK, text);
    }

    public static Finding note(String text) {
        return new Finding(Kind.NOTE, text);
    }

    public static Finding wrong(String text) {
        return new Finding(Kind.WRONG, text);
    }

    public boolean isWrong() {
        return kind == Kind.WRONG;
    }

    /** As a line. */
    @Override
    public String toString() {
        String shown = kind == Kind.WRONG ? kind.name() : kind.name().toLowerCase(Locale.ROOT);
        return String.format("%-6s %s", shown, text);
    }
}
