package chat.granta.homes;

import chat.granta.bus.ConsumerProgress;
import chat.granta.bus.ReplayRule.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** What the homes count: records by the replay rule's verdict, what records say to their own home, and what nobody could process. */
final class HomeMetrics {
    private final Map<Verdict, Counter> judged = new EnumMap<>(Verdict.class);
    private final Counter read;
    private final Counter atOnce;
    private final Counter parked;

    HomeMetrics(String service, MeterRegistry registry) {
        for (Verdict verdict : Verdict.values()) {
            judged.put(verdict,
                    Counter.builder("granta." + service + ".records").tag("verdict", verdict.name().toLowerCase())
                            .description("records of home partitions by the replay rule's verdict").register(registry));
        }
        read = ConsumerProgress.records(registry, service);
        atOnce = Counter.builder("granta." + service + ".same.home")
                .description("what records said to their own home, handled in their turn").register(registry);
        parked = Counter.builder("granta." + service + ".dead.letters")
                .description("records that no handler could process").register(registry);
    }

    void judged(Verdict verdict) {
        judged.get(verdict).increment();
        read.increment();
    }

    void handledAtOnce(int bodies) {
        atOnce.increment(bodies);
    }

    void parked() {
        parked.increment();
    }
}
