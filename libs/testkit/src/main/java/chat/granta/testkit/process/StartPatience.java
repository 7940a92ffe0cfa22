package chat.granta.testkit.process;

import java.time.Duration;

/**
 * When a process that is not ready is taken for stuck. On a loaded machine it gets little of the processors: then what it has had of them
 * counts, and not the time alone.
 */
final class StartPatience {
    private static final Duration AT_LEAST = Duration.ofSeconds(120);
    private static final Duration AT_MOST = Duration.ofMinutes(10);
    /** No service of ours takes a third of it. */
    private static final Duration WORK = Duration.ofSeconds(40);

    private StartPatience() {}

    /**
     * @param waited since when it was looked at
     * @param worked how much processor time it has had since it began
     */
    static boolean isOver(Duration waited, Duration worked) {
        return waited.compareTo(AT_MOST) > 0 || waited.compareTo(AT_LEAST) > 0 && worked.compareTo(WORK) > 0;
    }
}
