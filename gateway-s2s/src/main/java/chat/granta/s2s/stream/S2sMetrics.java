package chat.granta.s2s.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What is counted of both directions, and where auditors find what cannot be counted. Any thread. */
public final class S2sMetrics {
    private final MeterRegistry registry;
    private final FederationAudit audit;
    private final Counter received;
    private final Counter sent;
    private final Counter returned;

    /** For whom nobody keeps records. */
    public S2sMetrics(MeterRegistry registry) {
        this(registry, FederationAudit.NONE);
    }

    public S2sMetrics(MeterRegistry registry, FederationAudit audit) {
        this.registry = registry;
        this.audit = audit;
        this.received = stanzas("in");
        this.sent = stanzas("out");
        this.returned = stanzas("returned");
    }

    private Counter stanzas(String direction) {
        return Counter.builder("granta.s2s.stanzas").tag("direction", direction)
                .description("Stanzas from and for other servers").register(registry);
    }

    public FederationAudit audit() {
        return audit;
    }

    public void received() {
        received.increment();
    }

    public void sent() {
        sent.increment();
    }

    /** A stanza could not be brought to its server. */
    public void returned() {
        returned.increment();
    }

    /** A domain pair may exchange stanzas on a stream from now on. */
    public void verified(String direction, String method) {
        Counter.builder("granta.s2s.verifications").tag("direction", direction).tag("method", method)
                .description("Domain pairs that were verified").register(registry).increment();
    }

    /** A stream ended with an error. */
    public void failed(String direction, String condition) {
        Counter.builder("granta.s2s.stream.errors").tag("direction", direction).tag("condition", condition)
                .description("Streams that ended with an error").register(registry).increment();
    }

    /** A session was to go on with another stream (XEP-0198 section 5). */
    public void resumed(String direction, String outcome) {
        Counter.builder("granta.s2s.resumptions").tag("direction", direction).tag("outcome", outcome)
                .description("Attempts to go on with a broken stream").register(registry).increment();
    }
}
