package chat.granta.auth.credentials;

import chat.granta.auth.passwordfile.CryptHash;
import chat.granta.auth.passwordfile.PasswordHash;
import chat.granta.auth.passwordfile.PlainSecret;
import chat.granta.auth.passwordfile.ScramKeys;

/** One account's credentials as gateways read them; {@code type} says which form. */
sealed interface Credentials {
    /** For SCRAM (RFC 5802 section 3), and for PLAIN by deriving the same keys. Bytes become base64 in JSON. */
    record Scram(String type, int iterations, byte[] salt, byte[] storedKey, byte[] serverKey) implements Credentials {
        @Override
        public String toString() {
            return "Scram[" + type + ']';
        }
    }

    /** For PLAIN alone: a crypt(3) hash. */
    record Crypt(String type, String hash) implements Credentials {
        @Override
        public String toString() {
            return "Crypt[]";
        }
    }

    static Credentials of(PasswordHash hash) {
        return switch (hash) {
            case ScramKeys keys -> of(keys);
            case PlainSecret secret -> of(secret.keys());
            case CryptHash crypt -> new Crypt("crypt", crypt.hash());
        };
    }

    private static Credentials of(ScramKeys keys) {
        return new Scram("scram-sha-256", keys.iterations(), keys.salt(), keys.storedKey(), keys.serverKey());
    }
}
