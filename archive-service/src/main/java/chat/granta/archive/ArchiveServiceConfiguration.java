package chat.granta.archive;

import chat.granta.archive.log.LogConfiguration;
import chat.granta.archive.retention.RetentionConfiguration;
import chat.granta.bus.BusSettings;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service's features, and the reader of its topic; for its own process and for standalone. Needs a {@link BusSettings}. */
@Configuration(proxyBeanMethods = false)
@Import({StoreConfiguration.class, FeaturesConfiguration.class, RetentionConfiguration.class, LogConfiguration.class})
public class ArchiveServiceConfiguration {}
