package chat.granta.audit.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note, or a piece of evidence, and who has added it when.
 *
 * @param archiveId of a message that was reported, in the archive of who has reported it
 * @param stanza what that archive has, if it is shown and still kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseEntry(long id, Instant time, String author, String text, @Nullable String archiveId,
        @Nullable String stanza) {
    public CaseEntry(long id, Instant time, String author, String text) {
        this(id, time, author, text, null, null);
    }
}
