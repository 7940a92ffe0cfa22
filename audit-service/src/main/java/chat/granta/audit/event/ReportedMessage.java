package chat.granta.audit.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0377 section 5: a message that a user has named in a report, as the user's archive has it. It is no event: the trail has no bodies.
 *
 * @param time when it was reported
 * @param reporter in whose archive it is, bare
 * @param reported whom the report is about, bare
 * @param reason the report's
 * @param id in that archive
 * @param found what has become of it
 * @param sent when that was, if it is shown
 * @param stanza as XML, if it is shown
 */
public record ReportedMessage(Instant time, String reporter, String reported, String reason, String id, Found found,
        @Nullable Instant sent, @Nullable String stanza) {
    /** Whether there is a message to show. */
    public enum Found {
        SHOWN, NOT_THERE, WITH_ANOTHER
    }
}
