package chat.granta.standalone;

import chat.granta.archive.ArchiveServiceConfiguration;
import chat.granta.auth.AuthServiceConfiguration;
import chat.granta.bus.BusSettings;
import chat.granta.c2s.C2sGatewayConfiguration;
import chat.granta.c2s.log.LogConfiguration;
import chat.granta.muc.MucConfiguration;
import chat.granta.roster.RosterServiceConfiguration;
import chat.granta.router.RouterConfiguration;
import chat.granta.s2s.ComponentConfiguration;
import chat.granta.s2s.log.ComponentLogConfiguration;
import chat.granta.s2s.S2sGatewayConfiguration;
import chat.granta.s2s.log.S2sLogConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Every service, side by side. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({AuthServiceConfiguration.class, RosterServiceConfiguration.class, ArchiveServiceConfiguration.class,
        RouterConfiguration.class, MucConfiguration.class,
        LogConfiguration.class,
        C2sGatewayConfiguration.class,
        S2sLogConfiguration.class,
        S2sGatewayConfiguration.class,
        ComponentLogConfiguration.class,
        ComponentConfiguration.class})
class StandaloneConfiguration {
    @Bean
    static BusSettings busSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate(BusSettings.PREFIX, BusSettings.class);
    }
}
