package chat.granta.c2s;

import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import chat.granta.settings.SettingException;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the gateway takes from the installation's own settings.
 *
 * @param domain the domain of users' addresses
 * @param data directory of what is kept between starts
 */
@Validated
@ConfigurationProperties("granta")
record GatewaySettings(@NotNull @DefaultValue("localhost") String domain,
        @NotNull @DefaultValue("./data") Path data) {
    GatewaySettings {
        try {
            domain = Jid.of(null, domain, null).domain();
        } catch (InvalidJidException e) {
            throw SettingException.wrong("granta.domain", domain, "must be a domain: " + e.getMessage());
        }
    }
}
