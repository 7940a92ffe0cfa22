package chat.granta.c2s.sasl;

import chat.granta.c2s.credentials.Credentials;
import chat.granta.c2s.credentials.DerivedKeys;
import chat.granta.model.Jid;
import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.security.SecureRandom;
import java.util.List;

/**
 * Turns a password that has just proved right into the SCRAM keys that are missing, so that the account's next login need
 * not tell the server its password (RFC 5802 section 3). No login waits for it, and when logins are waiting it is left for
 * another time.
 */
record KeyDerivation(PasswordHashing hashing, DerivedKeys derived) {
    /** RFC 7677 section 4 asks for 4,096 at least. */
    private static final int ITERATIONS = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    void derive(Jid account, String password, Credentials known) {
        List<ScramHash> missing = ScramHash.STRONGEST_FIRST.stream()
                .filter(hash -> known.keysFor(hash) == null).toList();
        if (!missing.isEmpty()) {
            hashing.whenIdle(() -> {
                List<ScramKeys> keys = missing.stream().map(hash -> hash.keys(password, salt(), ITERATIONS)).toList();
                derived.keep(AccountNames.localpart(account), known.version(), keys);
            });
        }
    }

    private static byte[] salt() {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        return salt;
    }
}
