package chat.granta.s2s;

import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import chat.granta.s2s.component.ComponentSettings;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.settings.SettingException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The domains that are served here, for other servers and for components. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ComponentSettings.class)
public class LocalDomainsConfiguration {
    @Bean
    LocalDomains s2sLocalDomains(ComponentSettings components, @Value("${granta.domain:localhost}") String main,
            @Value("${granta.muc.domain:group.${granta.domain:localhost}}") String rooms) {
        var own = List.of(domain("granta.domain", main), domain("granta.muc.domain", rooms));
        Stream.of(own.getFirst(), own.getLast()).filter(components.domains()::contains).findFirst()
                .ifPresent(taken -> {
                    throw SettingException.wrong("granta.component.domains", taken,
                            "must be another domain than users and rooms have");
                });
        return new LocalDomains(own.getFirst(), own.getLast(), components.domains());
    }

    private static String domain(String setting, String text) {
        try {
            return Jid.of(null, text, null).domain();
        } catch (InvalidJidException e) {
            throw SettingException.wrong(setting, text, "must be a domain: " + e.getMessage());
        }
    }
}
