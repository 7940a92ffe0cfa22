package chat.granta.router;

import chat.granta.bus.BusSettings;
import chat.granta.bus.ComponentDomains;
import chat.granta.homes.HomeStreams;
import chat.granta.homes.ReportedKinds;
import chat.granta.homes.StreamsSettings;
import chat.granta.homes.servers.WatchedServers;
import chat.granta.router.home.ArchivePreferences;
import chat.granta.router.home.HomeSettings;
import chat.granta.router.server.ContactAddresses;
import chat.granta.settings.HomePingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The router's parts, for its own process and for standalone. Needs a {@link BusSettings}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RouterProperties.class, StrangersProperties.class, DefaultArchiving.class,
        ContactAddresses.class, RoomsJoinedProperties.class, HomePingSettings.class})
public class RouterConfiguration {
    @Bean
    HomeStreams routerHomes(BusSettings bus, RouterProperties router, DefaultArchiving archiving,
            ContactAddresses contacts, StrangersProperties strangers, RoomsJoinedProperties rooms,
            HomePingSettings pings,
            MeterRegistry registry,
            @Value("${granta.domain:localhost}") String domain,
            @Value("${granta.s2s.enabled:true}") boolean federates,
            @Value("${granta.muc.domain:group.${granta.domain:localhost}}") String roomDomain,
            @Value("${granta.auth.password-page:}") String passwordPage, Environment environment) {
        String version = RouterConfiguration.class.getPackage().getImplementationVersion();
        ComponentDomains components = Binder.get(environment).bindOrCreate(ComponentDomains.PREFIX,
                ComponentDomains.class);
        var features = new RouterFeatures(domain, bus.homePartitions(),
                version == null ? "development" : version, passwordPage, contacts,
                RouterFeatures.more(roomDomain, rooms.roomsJoined(), bus.homePartitions(),
                        components.besides(domain, roomDomain), new WatchedServers(pings.homePingInterval())));
        return new HomeStreams(bus,
                new StreamsSettings(router.threads(), router.standbys(), router.storeCache().toBytes(),
                        router.replayRule(), router.processingGuarantee()),
                RouterHomes.of(
                        new HomeSettings(domain, router.maxResources(), federates,
                                ArchivePreferences.of(archiving.byDefault()), features.capabilities(),
                                strangers.iqFromStrangers()),
                        bus.homePartitions(), ReportedKinds.of(environment), new HomeLogic(features.handlers()),
                        features),
                registry);
    }

    @Bean
    HealthIndicator routerHealth(HomeStreams routerHomes) {
        return () -> (routerHomes.isReady() ? Health.up() : Health.down())
                .withDetail("state", routerHomes.state()).build();
    }
}
