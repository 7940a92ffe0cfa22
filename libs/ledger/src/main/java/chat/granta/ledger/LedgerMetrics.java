package chat.granta.ledger;

import chat.granta.bus.ReplayRule.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts the records read from the log by the replay rule's verdict, and those that were parked. */
final class LedgerMetrics {
    private final Map<Verdict, Counter> judged = new EnumMap<>(Verdict.class);
    private final Counter parked;

    LedgerMetrics(MeterRegistry registry, String prefix) {
        for (Verdict verdict : Verdict.values()) {
            judged.put(verdict,
                    Counter.builder(prefix + ".requests").description("records by what the replay rule said")
                            .tag("verdict", verdict.name().toLowerCase(Locale.ROOT)).register(registry));
        }
        parked = Counter.builder(prefix + ".dead.letters").description("records that could not be handled")
                .register(registry);
    }

    void judged(Verdict verdict) {
        judged.get(verdict).increment();
    }

    void parked() {
        parked.increment();
    }
}
