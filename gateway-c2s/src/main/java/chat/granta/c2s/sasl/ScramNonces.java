package chat.granta.c2s.sasl;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** The server's share of SCRAM nonces: 144 random bits as printable text without a comma (RFC 5802 section 5.1). */
final class ScramNonces implements Supplier<String> {
    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        var bytes = new byte[18];
        random.nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
