package chat.granta.auth.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The secrets that callers show. An empty one lets nobody in.
 *
 * @param internalToken of gateways
 * @param adminToken of administrators
 */
@ConfigurationProperties("granta.auth")
record TokenSettings(@DefaultValue("") String internalToken, @DefaultValue("") String adminToken) {
    @Override
    public String toString() {
        return "TokenSettings[]";
    }
}
