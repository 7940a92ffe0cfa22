package chat.granta.auth.credentials;

import chat.granta.auth.passwordfile.PasswordFileWatch;
import chat.granta.auth.scram.ScramMechanism;
import java.util.List;
import java.util.stream.Stream;

/** Which SASL mechanisms gateways offer, given the credentials as they are now. */
class MechanismOffer {
    private static final String PLAIN = "PLAIN";

    private final CredentialSettings settings;
    private final PasswordFileWatch passwords;
    private final CensusTaker censuses;

    MechanismOffer(CredentialSettings settings, PasswordFileWatch passwords, CensusTaker censuses) {
        this.settings = settings;
        this.passwords = passwords;
        this.censuses = censuses;
    }

    /** A SCRAM mechanism is offered only when every account has keys for it: the login of one without them would fail. */
    List<String> mechanisms() {
        if (!settings.isAutomatic()) {
            return settings.mechanisms();
        }
        List<ScramMechanism> forAll = censuses.of(passwords.current()).scramForAll();
        return Stream.concat(forAll.stream().map(ScramMechanism::saslName), Stream.of(PLAIN)).toList();
    }
}
