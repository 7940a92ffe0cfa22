package chat.granta.audit;

import chat.granta.audit.access.AccessConfiguration;
import chat.granta.audit.database.DatabaseConfiguration;
import chat.granta.audit.privacy.PolicySettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service's features. Needs a {@link chat.granta.bus.BusSettings}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PolicySettings.class)
@Import({DatabaseConfiguration.class, AccessConfiguration.class})
public class AuditServiceConfiguration {}
