package chat.granta.audit.seal;

import chat.granta.settings.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code granta.audit.seal-secret}.
 *
 * @param sealSecret from which the keys derive that seal the trail; whoever has it can forge the trail
 */
@ConfigurationProperties("granta.audit")
public record SealSettings(@DefaultValue("") String sealSecret) {
    private static final int SHORTEST = 16;

    /** @throws SettingException when somebody could guess it */
    public SealSettings {
        if (!sealSecret.isEmpty() && sealSecret.length() < SHORTEST) {
            throw SettingException.wrong("granta.audit.seal-secret", "...",
                    "must have at least " + SHORTEST + " characters");
        }
    }

    @Override
    public String toString() {
        return "SealSettings[]";
    }
}
