package chat.granta.chaos.people;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what has to come; whatever takes longer than minutes is stuck. */
final class Patience {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final long POLL_NANOS = 10_000_000;

    private Patience() {}

    /** @param state told when it does not come */
    static void await(String what, BooleanSupplier isTrue, Supplier<String> state) {
        if (!spend(LIMIT, isTrue)) {
            throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what + "; " + state.get());
        }
    }

    /** Waits no longer than this; returns whether it came. */
    static boolean spend(Duration limit, BooleanSupplier isTrue) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isTrue.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }
}
