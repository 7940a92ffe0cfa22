package chat.granta.c2s.log;

import chat.granta.bus.BusSettings;
import chat.granta.c2s.home.UserHomes;
import chat.granta.c2s.pace.ArchivePace;
import chat.granta.c2s.throttle.LoginThrottle;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires users' homes over the log. Needs a {@link BusSettings}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QueueSettings.class)
public class LogConfiguration {
    @Bean
    KafkaUserHomes kafkaHomes(BusSettings bus, @Value("${granta.c2s.name:${HOSTNAME:gateway}}") String name,
            QueueSettings queues, MeterRegistry meters) {
        return new KafkaUserHomes(bus, name, queues.maxUnacknowledged(), meters);
    }

    @Bean
    HealthIndicator homesHealth(KafkaUserHomes homes) {
        return () -> (homes.isReady() ? Health.up() : Health.down().withDetail("waits for", "a delivery partition"))
                .build();
    }

    @Bean
    AuditTail auditTail(BusSettings bus, LoginThrottle throttle, ArchivePace pace) {
        return new AuditTail(bus, throttle.memory(), List.of(new AuditedLogins(throttle), new ArchiveNotices(pace)));
    }
}
