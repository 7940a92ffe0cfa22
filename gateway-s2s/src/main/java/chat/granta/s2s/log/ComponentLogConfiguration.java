package chat.granta.s2s.log;

import chat.granta.bus.BusSettings;
import chat.granta.bus.ConsumerProgress;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.gateway.LogPublisher;
import chat.granta.gateway.UnreadableRecords;
import chat.granta.s2s.OnComponents;
import chat.granta.s2s.component.ComponentSettings;
import chat.granta.s2s.component.Components;
import chat.granta.s2s.stream.FederationAudit;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.workers.WorkerThread;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Wires components over the log. Needs a {@link BusSettings}. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnComponents.class)
public class ComponentLogConfiguration {
    private static final String GROUP = "gateway-components";

    /** Closed after the reader has stopped, whose last answers it still sends. */
    @Bean(defaultCandidate = false)
    LogPublisher componentLogPublisher(BusSettings bus) {
        return new LogPublisher(bus);
    }

    @Bean(defaultCandidate = false)
    LogHomes componentHomes(@Qualifier("componentLogPublisher") LogPublisher toLog, LocalDomains domains,
            BusSettings bus, @Value("${granta.s2s.enabled:true}") boolean federates) {
        return new LogHomes(toLog, domains, bus, federates);
    }

    @Bean(defaultCandidate = false)
    FederationAudit componentAudit(@Qualifier("componentLogPublisher") LogPublisher toLog,
            @Value("${granta.audit.keep.federation:}") String kept) {
        return LoggedAudit.of(toLog, kept);
    }

    @Bean(defaultCandidate = false)
    WorkerThread componentReader(BusSettings bus, ComponentSettings settings, Components components,
            @Qualifier("componentHomes") LogHomes homes, @Qualifier("componentLogPublisher") LogPublisher toLog,
            MeterRegistry meters, @Value("${granta.s2s.name:${HOSTNAME:gateway}}") String name) {
        var unreadable = new UnreadableRecords(toLog, "component", Topics.COMPONENT, meters);
        // As much as may wait for each: what is too much is returned, so that one component does not hold up the others.
        long most = (long) settings.maxWaitingBytes() * settings.domains().size();
        var source = new RemoteReader.Source(Topics.COMPONENT, TopicMaker.COMPONENT_PARTITIONS, GROUP,
                settings.waitTimeout(), most);
        return new WorkerThread("component-reader",
                () -> new RemoteReader(bus, source, name, components, homes, unreadable,
                        new ConsumerProgress(meters, GROUP)));
    }
}
