package chat.granta.router.home;

import java.time.Duration;
import java.time.Instant;

/**
 * A dialogue about a command that a session has begun (XEP-0050 section 3.3).
 *
 * @param id its session id
 * @param node of the command
 * @param stage at which it is
 * @param isLast whether completion comes next
 * @param time of the last request
 */
public record Dialogue(String id, String node, int stage, boolean isLast, Instant time) {
    /** Older ones give way. */
    static final int MAX_OPEN = 5;

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    public static Dialogue begin(String id, String node, Instant time) {
        return new Dialogue(id, node, 0, false, time);
    }

    public Dialogue at(int newStage, boolean isNowLast, Instant now) {
        return new Dialogue(id, node, newStage, isNowLast, now);
    }

    public boolean isExpired(Instant now) {
        return now.isAfter(time.plus(LIFETIME));
    }
}
