package chat.granta.audit.access;

import chat.granta.settings.SettingException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code granta.audit.access.*}: who auditors are.
 *
 * @param first the local auditor that is made when there is none yet: {@code NAME:HASH}, the hash as Spring Security writes it
 * @param issuer whose tokens (OAuth2, JWT) are taken: the issuer's URL
 * @param audience that tokens have to be meant for
 */
@ConfigurationProperties("granta.audit.access")
public record AccessSettings(@Nullable String first, @Nullable String issuer,
        @DefaultValue("granta-audit") String audience) {
    /** @throws SettingException when one of them is none */
    public AccessSettings {
        if (first != null && !first.matches("[a-z0-9.-]+:\\{[a-z0-9]+}.+")) {
            // What is wrong here may be a password, which has no place in a message.
            throw SettingException.wrong("granta.audit.access.first", "...",
                    "must be NAME:HASH, such as auditor:{bcrypt}$2a$10$...");
        }
        if (issuer != null && !isUrl(issuer)) {
            throw SettingException.wrong("granta.audit.access.issuer", issuer, "must be an https URL");
        }
    }

    private static boolean isUrl(String text) {
        try {
            URI url = URI.create(text);
            boolean isHere = "http".equals(url.getScheme()) && "127.0.0.1".equals(url.getHost());
            return url.getHost() != null && ("https".equals(url.getScheme()) || isHere);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
