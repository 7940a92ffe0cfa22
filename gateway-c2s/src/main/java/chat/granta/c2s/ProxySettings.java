package chat.granta.c2s;

import chat.granta.listening.ProxyProtocol;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may say where a connection comes from.
 *
 * @param trusted addresses and networks ({@code 10.1.0.0/16}) of load balancers, which must send a PROXY header on each
 *     connection; from all others such a header is no XMPP and nothing more
 */
@Validated
@ConfigurationProperties("granta.c2s.proxy")
record ProxySettings(@NotNull @DefaultValue List<String> trusted) {
    private static final String TRUSTED = "granta.c2s.proxy.trusted";

    /** @throws chat.granta.settings.SettingException when something is no address or network */
    ProxySettings {
        new ProxyProtocol(trusted, TRUSTED);
    }

    ProxyProtocol protocol() {
        return new ProxyProtocol(trusted, TRUSTED);
    }
}
