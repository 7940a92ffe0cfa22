package chat.granta.auth.credentials;

import chat.granta.auth.passwordfile.PasswordFileWatch;
import java.util.List;

/** Which SASL mechanisms fit the password file as it is now. */
class MechanismOffer {
    private static final String SCRAM = "SCRAM-SHA-256";
    private static final String PLAIN = "PLAIN";

    private final CredentialSettings settings;
    private final PasswordFileWatch passwords;

    MechanismOffer(CredentialSettings settings, PasswordFileWatch passwords) {
        this.settings = settings;
        this.passwords = passwords;
    }

    /** SCRAM only when every account has keys for it: whom it is offered to would otherwise fail with it. */
    List<String> mechanisms() {
        if (!settings.isAutomatic()) {
            return settings.mechanisms();
        }
        return passwords.current().hasScramKeysForAll() ? List.of(SCRAM, PLAIN) : List.of(PLAIN);
    }
}
