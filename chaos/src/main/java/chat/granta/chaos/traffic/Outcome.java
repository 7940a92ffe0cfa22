package chat.granta.chaos.traffic;

import java.time.Duration;
import java.util.List;

/**
 * What became of what was sent.
 *
 * @param silence the longest time in which nothing arrived in some direction, counted from a fault on
 */
public record Outcome(long sent, long received, long lost, long doubled, long reordered, Duration silence) {
    public static final List<String> COLUMNS = List.of("sent", "received", "lost", "doubled", "reordered",
            "recovery s");
    static final Outcome NOTHING = new Outcome(0, 0, 0, 0, 0, Duration.ZERO);

    public List<Object> cells() {
        return List.of(sent, received, lost, doubled, reordered, silence);
    }

    Outcome plus(Outcome other) {
        return new Outcome(sent + other.sent, received + other.received, lost + other.lost, doubled + other.doubled,
                reordered + other.reordered, silence.compareTo(other.silence) < 0 ? other.silence : silence);
    }

    /** Whether everything arrived, once and in order. */
    public boolean isPerfect() {
        return lost == 0 && doubled == 0 && reordered == 0;
    }
}
