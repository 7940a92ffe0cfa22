package chat.granta.muc.message;

import chat.granta.model.Element;
import chat.granta.model.XmlInteger;
import chat.granta.model.XmppTime;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0045 section 7.2.14: how much of what was said before a client wants. What it says wrong counts as not said.
 *
 * @param maxChars of whole stanzas
 * @param maxStanzas at most
 * @param since nothing older
 */
public record HistoryRequest(long maxChars, long maxStanzas, Instant since) {
    /** All there is. */
    private static final HistoryRequest ALL = new HistoryRequest(Long.MAX_VALUE, Long.MAX_VALUE, Instant.MIN);

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
        Instant since = Objects.requireNonNullElse(XmppTime.read(history.attribute("since")), ALL.since);
        OptionalLong seconds = XmlInteger.unsigned(history.attribute("seconds"));
        if (seconds.isPresent()) {
            Instant earliest = now.minusSeconds(Math.min(seconds.getAsLong(), now.getEpochSecond()));
            since = earliest.isAfter(since) ? earliest : since;
        }
        return new HistoryRequest(XmlInteger.unsigned(history.attribute("maxchars")).orElse(ALL.maxChars),
                XmlInteger.unsigned(history.attribute("maxstanzas")).orElse(ALL.maxStanzas), since);
    }

    /** Whether it matters how long messages are. */
    boolean limitsChars() {
        return maxChars < ALL.maxChars;
    }
}
