package chat.granta.chaos.people;

import java.time.Duration;
import java.util.List;

/**
 * What became of what was sent.
 *
 * @param lost acknowledged, and never received
 * @param doubled received more than once, without having been sent again blindly
 * @param refused came back as errors
 * @param resumed sessions that went on on another connection
 * @param notResumed sessions that could not
 * @param silence the longest time in which nothing arrived in some direction, counted from a fault on
 */
public record Outcome(long sent, long received, long lost, long doubled, long reordered, long refused, long resumed,
        long notResumed, Duration silence) {
    public static final List<String> COLUMNS = List.of("sent", "received", "lost", "doubled", "reordered", "resumed",
            "failed resumes", "recovery s");
    static final Outcome NOTHING = new Outcome(0, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO);

    public List<Object> cells() {
        return List.of(sent, received, lost, doubled, reordered, resumed, notResumed, silence);
    }

    Outcome plus(Outcome other) {
        return new Outcome(sent + other.sent, received + other.received, lost + other.lost, doubled + other.doubled,
                reordered + other.reordered, refused + other.refused, resumed + other.resumed,
                notResumed + other.notResumed, silence.compareTo(other.silence) < 0 ? other.silence : silence);
    }

    Outcome sessions(long nowResumed, long nowNotResumed) {
        return new Outcome(sent, received, lost, doubled, reordered, refused, nowResumed, nowNotResumed, silence);
    }

    /** Whether everything arrived, once and in order, and every session went on. */
    public boolean isPerfect() {
        return isExact() && refused == 0 && notResumed == 0;
    }

    /** Whether what was not refused arrived, once and in order. */
    public boolean isExact() {
        return lost == 0 && doubled == 0 && reordered == 0;
    }
}
