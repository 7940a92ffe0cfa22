package chat.granta.muc.message;

import chat.granta.model.Element;
import chat.granta.model.XmppTime;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0045 section 7.2.14: how much of what was said before a client wants. What it says wrong counts as not said.
 *
 * @param maxChars of whole stanzas
 * @param maxStanzas at most
 * @param since nothing older
 */
public record HistoryRequest(long maxChars, int maxStanzas, Instant since) {
    /** All there is. */
    private static final HistoryRequest ALL = new HistoryRequest(Long.MAX_VALUE, Integer.MAX_VALUE, Instant.MIN);
    private static final int MOST_DIGITS = 9;

    /**
     * Reads it.
     *
     * @param x what a client says on entering, or null
     */
    public static HistoryRequest of(@Nullable Element x, Instant now) {
        Element history = x == null ? null : x.child(x.name().namespace(), "history");
        if (history == null) {
            return ALL;
        }
        Integer maxChars = number(history.attribute("maxchars"));
        Integer maxStanzas = number(history.attribute("maxstanzas"));
        Integer seconds = number(history.attribute("seconds"));
        Instant since = time(history.attribute("since"));
        if (seconds != null && now.minusSeconds(seconds).isAfter(since)) {
            since = now.minusSeconds(seconds);
        }
        return new HistoryRequest(maxChars == null ? ALL.maxChars : maxChars,
                maxStanzas == null ? ALL.maxStanzas : maxStanzas, since);
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text == null || text.isEmpty() || text.length() > MOST_DIGITS
                || !text.chars().allMatch(c -> c >= '0' && c <= '9') ? null : Integer.valueOf(text);
    }

    private static Instant time(@Nullable String text) {
        return Objects.requireNonNullElse(XmppTime.read(text), Instant.MIN);
    }
}
