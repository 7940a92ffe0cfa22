package chat.granta.c2s.sasl;

import chat.granta.c2s.credentials.CredentialSource;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mechanisms the gateway speaks, best first: the list is the registration. */
public final class SaslMechanisms {
    private final List<SaslMechanism> mechanisms;

    /** Every mechanism there is, for users of one domain. */
    public SaslMechanisms(String domain, CredentialSource credentials, PasswordHashing hashing) {
        var accounts = new AccountNames(domain);
        this.mechanisms = List.of(
                new ScramMechanism(ScramHash.SHA_256, accounts, credentials, new ScramNonces()),
                new PlainMechanism(accounts, credentials, new PasswordCheck(hashing)));
    }

    /** The names of the mechanisms that are spoken here and allowed, best first. */
    public List<String> namesAmong(Collection<String> allowed) {
        return mechanisms.stream().map(SaslMechanism::name).filter(allowed::contains).toList();
    }

    /** The mechanism of this name, or null. */
    public @Nullable SaslMechanism named(String name) {
        for (SaslMechanism mechanism : mechanisms) {
            if (mechanism.name().equals(name)) {
                return mechanism;
            }
        }
        return null;
    }
}
