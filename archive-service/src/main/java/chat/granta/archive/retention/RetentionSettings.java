package chat.granta.archive.retention;

import chat.granta.settings.SettingException;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code granta.archive.retention}.
 *
 * @param retention a duration such as {@code 365d}, or {@code unlimited}
 */
@ConfigurationProperties("granta.archive")
record RetentionSettings(@DefaultValue("365d") String retention) {
    /** @throws SettingException when it is neither */
    RetentionSettings {
        try {
            Retention.of(retention);
        } catch (IllegalArgumentException e) {
            throw SettingException.wrong("granta.archive.retention", retention,
                    "must be a length of time, such as 365d, or unlimited");
        }
    }
}
