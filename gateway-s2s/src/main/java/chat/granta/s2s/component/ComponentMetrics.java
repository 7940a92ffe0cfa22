package chat.granta.s2s.component;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What is counted of components. Any thread. */
public final class ComponentMetrics {
    private final MeterRegistry registry;
    private final Counter received;
    private final Counter sent;
    private final Counter returned;

    public ComponentMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.received = stanzas("in");
        this.sent = stanzas("out");
        this.returned = stanzas("returned");
    }

    private Counter stanzas(String direction) {
        return Counter.builder("granta.component.stanzas").tag("direction", direction)
                .description("Stanzas from and for components").register(registry);
    }

    void received() {
        received.increment();
    }

    void sent() {
        sent.increment();
    }

    /** A stanza could not be brought to its component. */
    void returned() {
        returned.increment();
    }

    /** A stream ended with an error, or a connection without one. */
    public void failed(String condition) {
        Counter.builder("granta.component.stream.errors").tag("condition", condition)
                .description("Streams of components that ended with an error").register(registry).increment();
    }
}
