package chat.granta.ledger;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.jspecify.annotations.Nullable;

/** Health: up when this process has taken up all partitions that Kafka has assigned to it. Asked from any thread. */
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
