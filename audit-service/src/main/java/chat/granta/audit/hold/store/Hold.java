package chat.granta.audit.hold.store;

import java.time.Instant;

/**
 * An order to keep what somebody sends and is sent.
 *
 * @param subject a user or a room, bare
 */
public record Hold(long id, String subject, Instant begins, Instant ends) {
    /** Whether it keeps what happened at that time. */
    public boolean covers(Instant time) {
        return !time.isBefore(begins) && time.isBefore(ends);
    }
}
