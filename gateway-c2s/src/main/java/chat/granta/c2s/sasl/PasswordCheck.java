package chat.granta.c2s.sasl;

import chat.granta.c2s.credentials.Credentials;
import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.security.MessageDigest;

/** Whether a password fits an account's credentials. Costs milliseconds: only on {@link PasswordHashing}. */
final class PasswordCheck {
    private PasswordCheck() {}

    static boolean fits(String password, Credentials credentials) {
        for (ScramHash hash : ScramHash.STRONGEST_FIRST) {
            ScramKeys keys = credentials.keysFor(hash);
            if (keys != null) {
                byte[] salted = hash.saltedPassword(password, keys.salt(), keys.iterations());
                return MessageDigest.isEqual(keys.storedKey(), hash.digest(hash.clientKey(salted)));
            }
        }
        String hash = credentials.hash();
        if (hash == null) {
            throw new IllegalArgumentException("neither keys of a mechanism known here nor a hash");
        }
        return PasswordHash.fits(password, hash);
    }
}
