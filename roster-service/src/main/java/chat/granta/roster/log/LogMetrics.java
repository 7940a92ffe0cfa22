package chat.granta.roster.log;

import chat.granta.bus.ReplayRule.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts what comes from the log. */
final class LogMetrics {
    private final Map<Verdict, Counter> judged = new EnumMap<>(Verdict.class);
    private final Counter parked;

    LogMetrics(MeterRegistry registry) {
        for (Verdict verdict : Verdict.values()) {
            judged.put(verdict, Counter.builder("granta.roster.requests").description("requests of homes")
                    .tag("verdict", verdict.name().toLowerCase(Locale.ROOT)).register(registry));
        }
        parked = Counter.builder("granta.roster.parked").description("requests that could not be handled")
                .register(registry);
    }

    void judged(Verdict verdict) {
        judged.get(verdict).increment();
    }

    void parked() {
        parked.increment();
    }
}
