package chat.granta.c2s.sasl;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mechanisms the gateway speaks, best first: the list is the registration. */
public final class SaslMechanisms {
    private final List<SaslMechanism> mechanisms;

    public SaslMechanisms(SaslServices services) {
        var accounts = new Accounts(new AccountNames(services.domain()), services.credentials(), services.gate());
        var nonces = new ScramNonces();
        this.mechanisms = List.of(
                new ExternalMechanism(services.domain(), services.directory()),
                new ScramMechanism(ScramHash.SHA_512, true, accounts, nonces),
                new ScramMechanism(ScramHash.SHA_256, true, accounts, nonces),
                new ScramMechanism(ScramHash.SHA_1, true, accounts, nonces),
                new ScramMechanism(ScramHash.SHA_512, false, accounts, nonces),
                new ScramMechanism(ScramHash.SHA_256, false, accounts, nonces),
                new ScramMechanism(ScramHash.SHA_1, false, accounts, nonces),
                new PlainMechanism(accounts, services.hashing(),
                        new KeyDerivation(services.hashing(), services.derived())));
    }

    /**
     * What to offer on a connection.
     *
     * @param allowed what auth-service allows; {@code SCRAM-SHA-1} allows {@code SCRAM-SHA-1-PLUS} too
     */
    public SaslOffer offer(Collection<String> allowed, SaslConnection connection) {
        List<String> names = mechanisms.stream().filter(mechanism -> isAllowed(mechanism, allowed))
                .filter(mechanism -> mechanism.isPossible(connection)).map(SaslMechanism::name).toList();
        return new SaslOffer(names, connection);
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

    private static boolean isAllowed(SaslMechanism mechanism, Collection<String> allowed) {
        String by = mechanism.allowedBy();
        return by == null || allowed.contains(by);
    }
}
