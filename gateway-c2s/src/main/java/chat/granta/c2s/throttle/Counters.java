package chat.granta.c2s.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** Failures by key, bounded in number: what is counted often stays, what was seen once makes room. */
final class Counters<K> {
    private static final int MOST = 50_000;

    private final int limit;
    private final long windowMillis;
    private final Cache<K, Failures> failures;

    Counters(int limit, Duration window) {
        this.limit = limit;
        this.windowMillis = window.toMillis();
        this.failures = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(window).build();
    }

    void add(K key, long time) {
        failures.asMap().compute(key, (_, counted) -> (counted == null ? new Failures(limit) : counted).add(time));
    }

    void forget(K key) {
        failures.invalidate(key);
    }

    boolean isOver(K key, long now) {
        Failures counted = failures.getIfPresent(key);
        return counted != null && counted.areTooManySince(now - windowMillis);
    }
}
