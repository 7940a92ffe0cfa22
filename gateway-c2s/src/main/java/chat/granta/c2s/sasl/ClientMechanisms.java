package chat.granta.c2s.sasl;

import chat.granta.sasl.SaslMechanisms;
import chat.granta.scram.ScramHash;

/** The mechanisms that clients may log in with, best first: the list is the registration. */
public final class ClientMechanisms {
    private ClientMechanisms() {}

    public static SaslMechanisms of(SaslServices services) {
        var accounts = new ThrottledCredentials(new AccountNames(services.domain()), services.credentials(),
                services.gate());
        var nonces = new ScramNonces();
        return new SaslMechanisms(new ExternalMechanism(services.domain(), services.directory()),
                new ScramMechanism(ScramHash.SHA_512, true, accounts, nonces),
                new ScramMechanism(ScramHash.SHA_256, true, accounts, nonces),
                new ScramMechanism(ScramHash.SHA_1, true, accounts, nonces),
                new ScramMechanism(ScramHash.SHA_512, false, accounts, nonces),
                new ScramMechanism(ScramHash.SHA_256, false, accounts, nonces),
                new ScramMechanism(ScramHash.SHA_1, false, accounts, nonces),
                new PlainMechanism(accounts, services.hashing(),
                        new KeyDerivation(services.hashing(), services.derived())));
    }
}
