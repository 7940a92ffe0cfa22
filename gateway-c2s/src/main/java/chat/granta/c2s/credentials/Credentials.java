package chat.granta.c2s.credentials;

import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What auth-service keeps of an account's password. An unknown account has some too, which no password fits and which
 * look like the others: the gateway cannot tell them apart.
 *
 * @param keys SCRAM keys, at most one set for a mechanism; may be empty
 * @param hash a crypt(3) hash such as {@code $6$salt$…}, or an LDAP one such as {@code {SSHA}…}; null when only keys are
 *     known
 * @param version changes with the password; opaque
 */
public record Credentials(List<ScramKeys> keys, @Nullable String hash, String version) {
    public Credentials {
        keys = List.copyOf(keys);
    }

    /** The keys for a mechanism, or null. */
    public @Nullable ScramKeys keysFor(ScramHash hash) {
        for (ScramKeys set : keys) {
            if (set.hash() == hash) {
                return set;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "Credentials[" + keys + ", " + (hash == null ? "no hash" : "a hash") + ']';
    }
}
