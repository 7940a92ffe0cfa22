package chat.granta.muc.traffic;

import java.time.Duration;

/**
 * {@code granta.muc.limit.*}: what a user may do in a room each second, when it goes on for longer than {@link #BURST}; 0 sets no limit.
 *
 * @param messages of one user
 * @param bytes of one user's messages
 * @param presences of one user: entering, changes of nickname and of availability
 * @param roomMessages of all users together
 */
public record TrafficLimits(int messages, long bytes, int presences, int roomMessages) {
    /** Whatever comes in so short a time passes, as people paste and reconnect. */
    static final Duration BURST = Duration.ofSeconds(5);
}
