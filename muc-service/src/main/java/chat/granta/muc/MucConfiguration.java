package chat.granta.muc;

import chat.granta.bus.BusSettings;
import chat.granta.bus.ComponentDomains;
import chat.granta.homes.HomeStreams;
import chat.granta.homes.ReportedKinds;
import chat.granta.homes.StreamsSettings;
import chat.granta.homes.servers.WatchedServers;
import chat.granta.muc.administration.AdministrationConfiguration;
import chat.granta.muc.policy.NamePolicy;
import chat.granta.muc.projection.ProjectionConfiguration;
import chat.granta.muc.room.RoomSettings;
import chat.granta.settings.HomePingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** muc-service's parts, for its own process and for standalone. Needs a {@link BusSettings}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MucProperties.class, HomePingSettings.class})
@Import({StoreConfiguration.class, PolicyConfiguration.class, ProjectionConfiguration.class,
        AdministrationConfiguration.class})
public class MucConfiguration {
    @Bean
    HomeStreams roomHomes(BusSettings bus, MucProperties muc, NamePolicy policy, HomePingSettings pings,
            MeterRegistry registry,
            @Value("${granta.domain:localhost}") String userDomain,
            @Value("${granta.s2s.enabled:true}") boolean federates,
            @Value("${granta.muc.domain:group.${granta.domain:localhost}}") String domain, Environment environment) {
        ComponentDomains components = Binder.get(environment).bindOrCreate(ComponentDomains.PREFIX,
                ComponentDomains.class);
        return new HomeStreams(bus,
                new StreamsSettings(muc.threads(), muc.standbys(), muc.storeCache().toBytes(), true,
                        "exactly_once_v2"),
                RoomHomes.of(new RoomSettings(domain, userDomain, bus.homePartitions(), federates,
                        Set.copyOf(components.besides(userDomain, domain))), bus.homePartitions(),
                        ReportedKinds.of(environment), policy, muc.limit().toLimits(), muc.calm().toPresence(),
                        new WatchedServers(pings.homePingInterval())),
                registry);
    }

    @Bean
    HealthIndicator roomsHealth(HomeStreams roomHomes) {
        return () -> (roomHomes.isReady() ? Health.up() : Health.down()).withDetail("state", roomHomes.state())
                .build();
    }
}
