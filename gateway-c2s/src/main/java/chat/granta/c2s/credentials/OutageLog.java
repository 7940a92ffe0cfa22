package chat.granta.c2s.credentials;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log what is wrong with auth-service, and not again for every login that fails for the same reason. Any
 * thread may call.
 */
final class OutageLog {
    private static final Logger log = LoggerFactory.getLogger(AuthService.class);
    private static final long REPEAT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private record Report(String message, long at) {}

    private final AtomicReference<@Nullable Report> last = new AtomicReference<>();

    void report(String message) {
        Report before = last.get();
        long now = System.nanoTime();
        boolean isNews = before == null || !before.message.equals(message) || now - before.at > REPEAT_NANOS;
        if (isNews && last.compareAndSet(before, new Report(message, now))) {
            log.warn(message);
        }
    }

    void over() {
        if (last.get() != null && last.getAndSet(null) != null) {
            log.info("auth-service answers again");
        }
    }
}
