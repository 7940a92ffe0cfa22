package chat.granta.c2s.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** Failures by key, bounded in number: keys that fail often stay, keys that were seen once make room. */
final class FailureCounts<K> {
    private static final int MOST = 50_000;

    private final int limit;
    private final long windowMillis;
    private final Cache<K, FailureTimes> failures;

    FailureCounts(int limit, Duration window) {
        this.limit = limit;
        this.windowMillis = window.toMillis();
        this.failures = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(window).build();
    }

    void add(K key, long time) {
        failures.asMap().compute(key, (_, counted) -> (counted == null ? new FailureTimes(limit) : counted).add(time));
    }

    void forget(K key) {
        failures.invalidate(key);
    }

    boolean isOver(K key, long now) {
        FailureTimes counted = failures.getIfPresent(key);
        return counted != null && counted.areTooManySince(now - windowMillis);
    }
}
