package chat.granta.auth.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The tokens that callers show. An empty one lets nobody in.
 *
 * @param internalToken the token of gateways
 * @param adminToken the token of administrators
 */
@ConfigurationProperties("granta.auth")
record TokenSettings(@DefaultValue("") String internalToken, @DefaultValue("") String adminToken) {
    @Override
    public String toString() {
        return "TokenSettings[]";
    }
}
