package chat.granta.c2s.sasl;

import chat.granta.sasl.SaslConnection;
import chat.granta.sasl.SaslExchange;
import chat.granta.sasl.SaslMechanism;
import chat.granta.sasl.SaslOffer;
import chat.granta.scram.ScramHash;
import java.util.function.Supplier;

/**
 * SCRAM (RFC 5802; RFC 7677 for SHA-256).
 *
 * @param isPlus whether the login is bound to the TLS channel it comes over (RFC 5802 section 6)
 */
record ScramMechanism(ScramHash hash, boolean isPlus, ThrottledCredentials accounts,
        Supplier<String> nonces) implements SaslMechanism {
    @Override
    public String name() {
        return isPlus ? hash.mechanism() + SaslOffer.PLUS : hash.mechanism();
    }

    @Override
    public String allowedBy() {
        return hash.mechanism();
    }

    @Override
    public boolean isPossible(SaslConnection connection) {
        return !isPlus || !connection.bindings().isEmpty();
    }

    @Override
    public SaslExchange begin(SaslOffer offer) {
        return new ScramExchange(this, offer);
    }
}
