package chat.granta.auth.provisioning;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far the password file is trusted.
 *
 * @param maxCancelledShare how many of the accounts, as a share of one, a change of the file may close at once; more wait
 *            for an administrator's word
 */
@ConfigurationProperties("granta.auth")
record ProvisioningSettings(@DefaultValue("0.5") double maxCancelledShare) {
    ProvisioningSettings {
        if (!(maxCancelledShare >= 0 && maxCancelledShare <= 1)) {
            throw new IllegalArgumentException("granta.auth.max-cancelled-share must be from 0 to 1, not "
                    + maxCancelledShare);
        }
    }
}
