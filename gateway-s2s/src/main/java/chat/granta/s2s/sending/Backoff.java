package chat.granta.s2s.sending;

import java.time.Duration;

/** How long a server that cannot be reached is left alone: twice as long after each failure. Times are by the clock of whoever asks. */
final class Backoff {
    private static final long SHORTEST = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST = Duration.ofMinutes(5).toNanos();

    private long pause;
    private long until;
    private boolean isOn;

    /** The server could not be reached. */
    void failed(long now) {
        pause = pause == 0 ? SHORTEST : Math.min(LONGEST, 2 * pause);
        until = now + pause;
        isOn = true;
    }

    /** It could. */
    void reset() {
        pause = 0;
        isOn = false;
    }

    boolean isOver(long now) {
        return !isOn || until - now <= 0;
    }

    /** Whether the last failure is so long ago that something that has happened since may be reason for another attempt. */
    boolean hasPaused(long now) {
        return !isOn || now - (until - pause) >= SHORTEST;
    }

    /** Whether the next attempt comes before a stanza has waited for too long. */
    boolean endsBefore(long deadline) {
        return !isOn || until - deadline < 0;
    }

    /** Whether the server was left alone for so long that nobody need remember its failures. */
    boolean isForgotten(long now) {
        return !isOn || now - until > LONGEST;
    }
}
