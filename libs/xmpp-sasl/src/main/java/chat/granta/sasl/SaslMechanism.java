package chat.granta.sasl;

import org.jspecify.annotations.Nullable;

/** A way to log in (RFC 4422 section 3.1). Immutable; shared by all connections. */
public interface SaslMechanism {
    /** The registered name, such as {@code SCRAM-SHA-256}. */
    String name();

    /** The name under which it is allowed or not; null when only the connection decides. */
    default @Nullable String allowedBy() {
        return name();
    }

    /** Whether the connection has what the mechanism needs. */
    default boolean isPossible(SaslConnection connection) {
        return true;
    }

    /** Begins a login attempt, whose first message is the peer's. */
    SaslExchange begin(SaslOffer offer);
}
