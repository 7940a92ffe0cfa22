package chat.granta.s2s;

import chat.granta.listening.GatewaySockets;
import chat.granta.listening.Listener;
import chat.granta.s2s.component.ComponentMetrics;
import chat.granta.s2s.component.ComponentSecrets;
import chat.granta.s2s.component.ComponentServices;
import chat.granta.s2s.component.ComponentSettings;
import chat.granta.s2s.component.Components;
import chat.granta.s2s.connection.ComponentConnections;
import chat.granta.s2s.home.Homes;
import chat.granta.s2s.stream.FederationAudit;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.workers.RepeatedStep;
import chat.granta.workers.SchedulerConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;

/** Wires components (XEP-0114), where there are any. Needs {@code componentHomes} and a {@link MeterRegistry}. */
@Configuration(proxyBeanMethods = false)
@Import({SchedulerConfiguration.class, LocalDomainsConfiguration.class})
@Conditional(OnComponents.class)
public class ComponentConfiguration {
    private static final Logger log = LoggerFactory.getLogger(ComponentConfiguration.class);
    private static final Duration SECRETS_INTERVAL = Duration.ofSeconds(1);
    private static final Duration WAITING_INTERVAL = Duration.ofMillis(250);

    @Bean
    ComponentSecrets componentSecrets(ComponentSettings settings) {
        return ComponentSecrets.of(settings);
    }

    @Bean
    ComponentMetrics componentMetrics(MeterRegistry meters) {
        return new ComponentMetrics(meters);
    }

    @Bean
    Components components(ComponentSettings settings, ComponentMetrics metrics) {
        return new Components(settings, metrics);
    }

    @Bean
    ScheduledFuture<?> componentLooks(TaskScheduler scheduler, Components components, ComponentSecrets secrets) {
        return scheduler.scheduleWithFixedDelay(
                new RepeatedStep(log, "looking after components", () -> components.look(secrets)), WAITING_INTERVAL);
    }

    @Bean
    ScheduledFuture<?> componentSecretLooks(TaskScheduler scheduler, ComponentSecrets secrets) {
        return scheduler.scheduleWithFixedDelay(
                new RepeatedStep(log, "looking for changed secrets", secrets::look), SECRETS_INTERVAL);
    }

    @Bean(defaultCandidate = false)
    GatewaySockets componentServer(ComponentSettings settings, LocalDomains domains, ComponentSecrets secrets,
            Components components, ComponentMetrics metrics, @Qualifier("componentHomes") Homes homes,
            @Qualifier("componentAudit") FederationAudit audit, MeterRegistry meters,
            @Value("${granta.s2s.enabled:true}") boolean federates) {
        var services = new ComponentServices(settings, domains, federates, homes, secrets, components, metrics,
                audit);
        var server = new GatewaySockets("component", settings.address(), settings.shutdownTimeout(), List.of(
                new Listener("granta.component.port", settings.port(), new ComponentConnections(services))));
        Gauge.builder("granta.component.connections", server, GatewaySockets::connections)
                .description("TCP connections of components").register(meters);
        return server;
    }
}
