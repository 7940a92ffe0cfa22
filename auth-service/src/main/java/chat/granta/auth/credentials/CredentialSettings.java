package chat.granta.auth.credentials;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What clients may log in with.
 *
 * @param mechanisms {@code auto}, or SASL mechanism names
 * @param passwordPage web address where passwords are changed, told to clients that ask
 */
@ConfigurationProperties("granta.auth")
record CredentialSettings(@DefaultValue("auto") List<String> mechanisms, @Nullable String passwordPage) {
    boolean isAutomatic() {
        return mechanisms.size() == 1 && mechanisms.getFirst().equals("auto");
    }
}
