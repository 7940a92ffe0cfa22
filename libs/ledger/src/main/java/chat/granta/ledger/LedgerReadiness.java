package chat.granta.ledger;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.jspecify.annotations.Nullable;

/** Whether this process handles all that Kafka has given it. Asked from any thread. */
public final class LedgerReadiness implements HealthIndicator {
    private volatile boolean isReady;

    void set(boolean ready) {
        isReady = ready;
    }

    public boolean isReady() {
        return isReady;
    }

    @Override
    public @Nullable Health health() {
        return (isReady ? Health.up() : Health.down()).build();
    }
}
