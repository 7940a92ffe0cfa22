package chat.granta.c2s.credentials;

import chat.granta.settings.PositiveDuration;
import chat.granta.settings.PositiveOrZeroDuration;
import chat.granta.settings.SettingException;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway reaches auth-service.
 *
 * @param url address of auth-service, without a path
 * @param internalToken bearer token that auth-service expects from gateways
 * @param timeout how long one request may take
 * @param mechanismsInterval how often the mechanisms to offer are asked for
 * @param staleCredentials how old credentials may be that serve while auth-service does not answer
 */
@Validated
@ConfigurationProperties("granta.auth")
public record AuthSettings(@NotNull @DefaultValue("http://localhost:8084") URI url,
        @NotNull @DefaultValue("") String internalToken, @PositiveDuration @DefaultValue("5s") Duration timeout,
        @PositiveDuration @DefaultValue("5s") Duration mechanismsInterval,
        @PositiveOrZeroDuration @DefaultValue("10m") Duration staleCredentials) {
    /** @throws SettingException when the address is none of a web server */
    public AuthSettings {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw SettingException.wrong("granta.auth.url", url, "must be an address such as http://auth-service:8084");
        }
    }

    @Override
    public String toString() {
        return "AuthSettings[url=" + url + ']';
    }
}
