package chat.granta.c2s.sasl;

/** A way to log in (RFC 4422 section 3.1). Immutable; shared by all connections. */
public interface SaslMechanism {
    /** The registered name, such as {@code SCRAM-SHA-256}. */
    String name();

    /** Begins a login attempt, whose first message is the client's. */
    SaslExchange begin();
}
