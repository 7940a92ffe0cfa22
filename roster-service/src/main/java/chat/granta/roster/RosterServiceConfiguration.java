package chat.granta.roster;

import chat.granta.bus.BusSettings;
import chat.granta.roster.log.LogConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service's features, and the reader of its topic; for its own process and for standalone. Needs a {@link BusSettings}. */
@Configuration(proxyBeanMethods = false)
@Import({StoreConfiguration.class, FeaturesConfiguration.class, LogConfiguration.class})
public class RosterServiceConfiguration {}
