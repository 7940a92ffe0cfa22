package chat.granta.c2s.sasl;

import chat.granta.c2s.credentials.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.codec.digest.Crypt;

/** Whether a password fits an account's credentials. Costs milliseconds of hashing, on {@link PasswordHashing}. */
record PasswordCheck(PasswordHashing hashing) {
    CompletableFuture<Boolean> fits(String password, Credentials credentials) {
        return hashing.compute(() -> switch (credentials) {
            case Credentials.ScramKeys keys -> fits(password, keys);
            case Credentials.CryptHash crypt -> fits(password, crypt);
        });
    }

    private static boolean fits(String password, Credentials.ScramKeys keys) {
        ScramHash hash = ScramHash.of(keys.mechanism());
        byte[] salted = hash.saltedPassword(password, keys.salt(), keys.iterations());
        return MessageDigest.isEqual(keys.storedKey(), hash.digest(hash.clientKey(salted)));
    }

    private static boolean fits(String password, Credentials.CryptHash crypt) {
        // The hash carries its own method, rounds and salt.
        String computed = Crypt.crypt(password.getBytes(StandardCharsets.UTF_8), crypt.hash());
        return MessageDigest.isEqual(crypt.hash().getBytes(StandardCharsets.UTF_8),
                computed.getBytes(StandardCharsets.UTF_8));
    }
}
