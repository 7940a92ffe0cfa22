package chat.granta.router.home;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a session has broadcast its presence of late (RFC 6121 section 4.4). Who does so faster than people can look
 * has the last one kept back until the window has ended: of a flood, only the latest is worth telling.
 *
 * @param since when the window began
 * @param count broadcasts told in it
 * @param isHeld whether the session's presence has not been told yet
 */
public record PresenceRate(Instant since, int count, boolean isHeld) {
    public static final PresenceRate NONE = new PresenceRate(Instant.EPOCH, 0, false);

    private static final Duration WINDOW = Duration.ofSeconds(3);
    /** What a client at startup, with its capabilities, avatar and status, needs. */
    private static final int MAX_TOLD = 5;

    /** After another presence, which is held when there were too many. */
    public PresenceRate next(Instant time) {
        return isOver(time) || count < MAX_TOLD ? told(time) : new PresenceRate(since, count, true);
    }

    /** After another presence that has been told, or the one that was held. */
    public PresenceRate told(Instant time) {
        return isOver(time) ? new PresenceRate(time, 1, false) : new PresenceRate(since, count + 1, false);
    }

    /** When the window ends, and what is held is due. */
    public Instant end() {
        return since.plus(WINDOW);
    }

    /** Whether what is held has waited long enough. */
    public boolean isDue(Instant time) {
        return isHeld && isOver(time);
    }

    /** Gateways' and routers' clocks differ: a window that begins in the future is none. */
    private boolean isOver(Instant time) {
        return Duration.between(since, time).abs().compareTo(WINDOW) >= 0;
    }
}
