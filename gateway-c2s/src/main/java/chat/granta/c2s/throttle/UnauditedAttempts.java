package chat.granta.c2s.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** This gateway's attempts that have been counted and will come back by the audit, so that they count once. */
final class UnauditedAttempts {
    private static final int MOST = 50_000;

    private final Cache<LoginAttempt, Integer> expected;

    UnauditedAttempts(Duration patience) {
        this.expected = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(patience).build();
    }

    void add(LoginAttempt attempt) {
        expected.asMap().merge(attempt, 1, Integer::sum);
    }

    /** Whether this was expected; if so, once less from now on. */
    boolean remove(LoginAttempt attempt) {
        var wasExpected = new boolean[1];
        expected.asMap().computeIfPresent(attempt, (_, count) -> {
            wasExpected[0] = true;
            return count == 1 ? null : count - 1;
        });
        return wasExpected[0];
    }
}
