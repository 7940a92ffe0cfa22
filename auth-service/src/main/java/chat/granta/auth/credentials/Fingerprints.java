package chat.granta.auth.credentials;

import chat.granta.auth.credentials.store.InstallationSecret;
import chat.granta.auth.passwordfile.PasswordFile;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints of the hashes in the password file: a keyed hash of each, which reveals nothing of it. The key is in the
 * database. Called from any thread.
 */
final class Fingerprints {
    private static final int BYTES = 18;

    /** The fingerprints for one reading of the file, which are computed once and not for each login. */
    private record Made(PasswordFile file, Map<String, String> byAccount) {}

    private final InstallationSecret secret;
    private volatile @Nullable Made made;

    Fingerprints(InstallationSecret secret) {
        this.secret = secret;
    }

    /** The fingerprints by account. */
    Map<String, String> of(PasswordFile file) {
        Made known = made;
        if (known == null || known.file != file) {
            Map<String, String> byAccount = new HashMap<>();
            file.accounts().forEach((name, hash) -> byAccount.put(name, of(name, hash.field())));
            known = new Made(file, Map.copyOf(byAccount));
            made = known;
        }
        return known.byAccount;
    }

    /** The fingerprint for the decoy of an account that does not exist. */
    String decoy(String name) {
        return text(secret.bytesFor("decoy fingerprint", name));
    }

    private String of(String name, String field) {
        return text(secret.bytesFor("fingerprint", name + '\0' + field));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(bytes, BYTES));
    }
}
