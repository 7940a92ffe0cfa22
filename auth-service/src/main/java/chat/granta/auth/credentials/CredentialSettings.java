package chat.granta.auth.credentials;

import chat.granta.settings.SettingException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which mechanisms clients may log in with.
 *
 * @param mechanisms {@code auto}, or SASL mechanism names
 * @param passwordPage web address where passwords are changed, told to clients that ask
 */
@ConfigurationProperties("granta.auth")
record CredentialSettings(@DefaultValue(AUTO) List<String> mechanisms, @Nullable String passwordPage) {
    private static final String AUTO = "auto";
    private static final Set<String> KNOWN = new LinkedHashSet<>(
            List.of("SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "EXTERNAL"));

    CredentialSettings {
        mechanisms = mechanisms.stream().map(String::strip).distinct().toList();
        if (!mechanisms.equals(List.of(AUTO)) && (mechanisms.isEmpty() || !KNOWN.containsAll(mechanisms))) {
            // The gateway adds -PLUS itself on connections that allow channel binding.
            throw SettingException.wrong("granta.auth.mechanisms", String.join(",", mechanisms),
                    "must be auto or some of " + String.join(", ", KNOWN));
        }
        if (passwordPage != null && !passwordPage.isEmpty() && !passwordPage.matches("https?://\\S+")) {
            throw SettingException.wrong("granta.auth.password-page", passwordPage,
                    "must be a web address, such as https://example.org/password");
        }
    }

    boolean isAutomatic() {
        return mechanisms.equals(List.of(AUTO));
    }
}
