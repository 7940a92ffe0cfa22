package chat.granta.standalone;

import chat.granta.auth.AuthServiceDefaults;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Standalone's settings where nobody says otherwise. */
final class Defaults {
    /** What audit-service alone wants of Spring Boot, in its own context. */
    private static final List<String> OF_THE_AUDIT = List.of(
            "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration");

    private Defaults() {}

    static Map<String, Object> asMap() {
        Map<String, Object> defaults = new HashMap<>(AuthServiceDefaults.asMap());
        defaults.put("spring.application.name", "granta");
        defaults.put("granta.domain", "localhost");
        defaults.put("granta.data", "./data");
        defaults.put("granta.auth.password-file", "${granta.data}/passwd");
        defaults.put("granta.auth.port", "8084");
        defaults.put("granta.auth.url", "http://127.0.0.1:${granta.auth.port}");
        defaults.put("granta.audit.port", "8085");
        defaults.put("granta.audit.address", "127.0.0.1");
        defaults.put("granta.c2s.port", "5222");
        defaults.put("granta.c2s.tls-port", "5223");
        defaults.put("granta.s2s.enabled", "true");
        defaults.put("granta.s2s.port", "5269");
        defaults.put("granta.s2s.tls-port", "5270");
        defaults.put("granta.component.port", "5347");
        defaults.put("granta.component.address", "127.0.0.1");
        // A message between two people of one home partition is one turn there, so there are only as many as can be at work at once.
        defaults.put("granta.kafka.home-partitions", "${granta.router.threads:1}");
        defaults.put("granta.kafka.delivery-partitions", "4");
        // Nobody else is there to take over while the machine is paused or too busy, so clients need not be sent away. After a crash the
        // next process takes this one's place by its name.
        defaults.put("granta.kafka.session-timeout", "30s");
        defaults.put("granta.kafka.instance-id", "standalone");
        // Gateways, homes and rooms write to each other within this process.
        defaults.put("granta.kafka.echo", "true");
        defaults.put("granta.router.standbys", "0");
        defaults.put("granta.muc.standbys", "0");
        // What is internal is not for the network.
        defaults.put("server.address", "127.0.0.1");
        defaults.put("server.port", "${granta.auth.port}");
        defaults.put("management.server.address", "127.0.0.1");
        defaults.put("management.server.port", "8090");
        defaults.put("management.endpoint.health.show-details", "always");
        // The disk that matters is that of the log and the database, wherever somebody stands who starts Granta.
        defaults.put("management.metrics.system.diskspace.paths", "${granta.data}");
        defaults.put("management.health.diskspace.path", "${granta.data}");
        defaults.put("spring.autoconfigure.exclude", String.join(",", OF_THE_AUDIT));
        defaults.put("spring.main.banner-mode", "off");
        defaults.put("spring.jmx.enabled", "false");
        defaults.put("logging.file.name", "${granta.data}/logs/granta.log");
        defaults.put("logging.threshold.console", "OFF");
        defaults.put("logging.level.root", "WARN");
        defaults.put("logging.level.chat.granta", "INFO");
        // Each warns of what is in order here: an empty log at the first start, topics of Kafka's that two have asked for at once, a
        // client that was closed twice, a transaction that begins while the one before still ends, figures of the process for which the
        // auditors' context asks as well, a machine without a network card.
        for (String logger : List.of("org.apache.kafka.controller.QuorumController",
                "kafka.server.DefaultAutoTopicCreationManager", "org.apache.kafka.clients.NetworkClient",
                "org.apache.kafka.clients.producer.internals.Sender", "io.micrometer.core.instrument.MeterRegistry",
                "io.netty.util.internal.MacAddressUtil")) {
            defaults.put("logging.level." + logger, "ERROR");
        }
        // It calls it an error when Kafka does not know yet a topic that Streams has just made, and asks again.
        defaults.put("logging.level.org.apache.kafka.clients.admin.internals.PartitionLeaderStrategy", "OFF");
        defaults.put("server.tomcat.threads.max", "16");
        return defaults;
    }
}
