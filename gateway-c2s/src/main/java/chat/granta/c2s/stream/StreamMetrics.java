package chat.granta.c2s.stream;

import chat.granta.model.Iq;
import chat.granta.model.Message;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts streams by how far they are, stanzas by direction and kind, stream errors by condition, resumptions by outcome. Any thread. */
public final class StreamMetrics {
    /** How far a stream is, as the metric names it. */
    public enum Phase {
        CLEAR, SECURED, AUTHENTICATED, BOUND
    }

    private final MeterRegistry meters;
    private final Map<Phase, AtomicInteger> streams = new EnumMap<>(Phase.class);
    private final Kinds received;
    private final Kinds sent;

    public StreamMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (Phase phase : Phase.values()) {
            var count = new AtomicInteger();
            streams.put(phase, count);
            Gauge.builder("granta.c2s.streams", count, AtomicInteger::get).tag("state", tag(phase))
                    .description("open streams by how far they have come").register(meters);
        }
        this.received = Kinds.of(meters, "in");
        this.sent = Kinds.of(meters, "out");
    }

    void entered(Phase phase) {
        count(phase).incrementAndGet();
    }

    void left(Phase phase) {
        count(phase).decrementAndGet();
    }

    public void received(Stanza stanza) {
        received.of(stanza).increment();
    }

    public void sent(Stanza stanza) {
        sent.of(stanza).increment();
    }

    /** A stream was closed with this condition by us. */
    public void failed(String condition) {
        meters.counter("granta.c2s.stream.errors", "condition", condition).increment();
    }

    /** @param outcome success, or the condition of the refusal (XEP-0198 section 6) */
    public void resumption(String outcome) {
        meters.counter("granta.c2s.resumptions", "outcome", outcome).increment();
    }

    private AtomicInteger count(Phase phase) {
        return streams.computeIfAbsent(phase, absent -> new AtomicInteger());
    }

    private static String tag(Phase phase) {
        return switch (phase) {
            case CLEAR -> "clear";
            case SECURED -> "secured";
            case AUTHENTICATED -> "authenticated";
            case BOUND -> "bound";
        };
    }

    private record Kinds(Counter message, Counter presence, Counter iq) {
        static Kinds of(MeterRegistry meters, String direction) {
            return new Kinds(meters.counter("granta.c2s.stanzas", "direction", direction, "kind", "message"),
                    meters.counter("granta.c2s.stanzas", "direction", direction, "kind", "presence"),
                    meters.counter("granta.c2s.stanzas", "direction", direction, "kind", "iq"));
        }

        Counter of(Stanza stanza) {
            return switch (stanza) {
                case Message _ -> message;
                case Presence _ -> presence;
                case Iq _ -> iq;
            };
        }
    }
}
