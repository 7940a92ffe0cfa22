package chat.granta.audit.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order to keep what a user or a room sends from now on.
 *
 * @param authoriser who has decided it
 * @param lifted when it was ended before its time
 */
public record Hold(long id, String subject, String reason, String authoriser, Instant begins, Instant ends,
        @Nullable Instant lifted) {}
