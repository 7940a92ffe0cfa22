package chat.granta.auth.provisioning;

import chat.granta.settings.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits to what a change of the password file may do.
 *
 * @param maxCancelledShare the share of all accounts, from 0 to 1, that a change of the file may close at once; more must be
 *            confirmed by an administrator
 */
@ConfigurationProperties("granta.auth")
record ProvisioningSettings(@DefaultValue("0.5") double maxCancelledShare) {
    ProvisioningSettings {
        if (!(maxCancelledShare >= 0 && maxCancelledShare <= 1)) {
            throw SettingException.wrong("granta.auth.max-cancelled-share", maxCancelledShare, "must be from 0 to 1");
        }
    }
}
