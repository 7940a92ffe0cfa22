package chat.granta.c2s.sasl;

import chat.granta.c2s.credentials.CredentialSource;
import java.util.function.Supplier;

/** SCRAM without channel binding (RFC 5802; RFC 7677 for SHA-256). */
record ScramMechanism(ScramHash hash, AccountNames accounts, CredentialSource credentials,
        Supplier<String> nonces) implements SaslMechanism {
    @Override
    public String name() {
        return hash.mechanism();
    }

    @Override
    public SaslExchange begin() {
        return new ScramExchange(this);
    }
}
