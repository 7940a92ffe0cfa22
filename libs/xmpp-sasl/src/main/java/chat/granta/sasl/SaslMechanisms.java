package chat.granta.sasl;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mechanisms a gateway speaks, best first. */
public final class SaslMechanisms {
    private final List<SaslMechanism> mechanisms;

    public SaslMechanisms(SaslMechanism... bestFirst) {
        this.mechanisms = List.of(bestFirst);
    }

    /**
     * What to offer on a connection.
     *
     * @param allowed the names that are allowed; {@code SCRAM-SHA-1} allows {@code SCRAM-SHA-1-PLUS} too
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
