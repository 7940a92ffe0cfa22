package chat.granta.audit.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case of abuse or harassment; open while it has not been closed.
 *
 * @param subject whom it is about: a user or a room, bare
 * @param opener an auditor; or the user who has reported it
 * @param outcome what has come of it
 */
public record AbuseCase(long id, String title, String subject, Instant opened, String opener, boolean reported,
        @Nullable Instant closed, @Nullable String closer, @Nullable String outcome) {
    public boolean isOpen() {
        return closed == null;
    }
}
