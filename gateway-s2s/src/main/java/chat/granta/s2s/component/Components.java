package chat.granta.s2s.component;

import chat.granta.model.StanzaError;
import chat.granta.s2s.sending.OutgoingStanza;
import chat.granta.s2s.sending.StanzaRoute;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All components of this installation. One gateway at a time speaks with them (ADR 29). Any thread. */
public final class Components implements StanzaRoute {
    static final String ELSEWHERE = "another gateway speaks with components now";

    private final Map<String, Component> components;
    private final ComponentMetrics metrics;
    private volatile boolean isHere;

    public Components(ComponentSettings settings, ComponentMetrics metrics) {
        this.metrics = metrics;
        this.components = settings.domains().stream().collect(Collectors.toMap(Function.identity(),
                domain -> new Component(domain, settings.maxWaitingBytes(), metrics)));
    }

    /** Null when there is no component of that name. */
    @Nullable
    Component of(String domain) {
        return components.get(domain);
    }

    /** Whether it is this gateway that speaks with components. */
    boolean isHere() {
        return isHere;
    }

    @Override
    public void begin() {
        isHere = true;
    }

    @Override
    public void send(List<OutgoingStanza> stanzas) {
        stanzas.forEach(this::send);
    }

    private void send(OutgoingStanza stanza) {
        String domain = stanza.pair().remote();
        Component component = of(domain);
        if (component == null) {
            metrics.returned();
            stanza.fate().failed(StanzaError.remoteServerNotFound(domain + " is no component any more"));
        } else {
            component.send(stanza);
        }
    }

    @Override
    public long waiting() {
        return components.values().stream().mapToLong(Component::waiting).sum();
    }

    /** There is one partition of the log for all components, so all go together. */
    @Override
    public void release(Predicate<String> isTakenOver) {
        isHere = false;
        components.values().forEach(Component::release);
    }

    /** Looks what is overdue, and whose secret has changed; called again and again by one thread. */
    public void look(ComponentSecrets secrets) {
        long now = System.nanoTime();
        components.values().forEach(component -> component.look(now, secrets));
    }
}
