package chat.granta.auth.credentials;

import chat.granta.auth.passwordfile.StoredPassword;
import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One account's credentials, as gateways read them.
 *
 * @param keys all known key sets, each of another mechanism; gateways use them for SCRAM, and for PLAIN by deriving the
 *             same keys
 * @param hash for PLAIN when there are no keys: the field of the password file; null when that holds SCRAM keys
 * @param version names this state of the account's line in the password file
 */
record CredentialsJson(List<KeySet> keys, @Nullable String hash, String version) {
    /** One key set; in JSON, bytes are base64. */
    record KeySet(@Nullable String mechanism, int iterations, byte @Nullable [] salt, byte @Nullable [] storedKey,
            byte @Nullable [] serverKey) {
        static KeySet of(ScramKeys keys) {
            return new KeySet(keys.hash().mechanism(), keys.iterations(), keys.salt(), keys.storedKey(),
                    keys.serverKey());
        }

        /** @throws IllegalArgumentException when these are not valid keys; the message repeats nothing of them */
        ScramKeys toKeys() {
            if (mechanism == null || salt == null || storedKey == null || serverKey == null) {
                throw new IllegalArgumentException(
                        "a key set has mechanism, iterations, salt, storedKey and serverKey");
            }
            return new ScramKeys(ScramHash.of(mechanism).orElseThrow(() -> new IllegalArgumentException(
                    "a key set's mechanism is none of SCRAM-SHA-1, SCRAM-SHA-256 and SCRAM-SHA-512")), iterations, salt,
                    storedKey, serverKey);
        }

        @Override
        public String toString() {
            return "KeySet[" + mechanism + ']';
        }
    }

    /** @param derived keys derived at logins, used for mechanisms for which the file has none */
    static CredentialsJson of(StoredPassword hash, List<ScramKeys> derived, String version) {
        List<ScramKeys> own = hash.keys();
        List<KeySet> all = Stream.concat(own.stream(), derived.stream()
                .filter(each -> own.stream().noneMatch(mine -> mine.hash() == each.hash())))
                .map(KeySet::of).toList();
        return new CredentialsJson(all, own.isEmpty() ? hash.field() : null, version);
    }

    @Override
    public String toString() {
        return "CredentialsJson[]";
    }
}
