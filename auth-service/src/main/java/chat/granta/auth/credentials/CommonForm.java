package chat.granta.auth.credentials;

import chat.granta.auth.passwordfile.StoredPassword;
import chat.granta.auth.scram.KeyForm;
import chat.granta.auth.scram.ScramDerivation;
import chat.granta.auth.scram.ScramKeys;
import chat.granta.auth.scram.ScramMechanism;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an account's credentials look. The commonest form is what a decoy must look like.
 *
 * @param keys in the order in which they are answered
 * @param hash the hash with its random characters blanked
 */
record CommonForm(List<KeyForm> keys, @Nullable String hash) {
    static final CommonForm OF_NEW_USERS = new CommonForm(
            List.of(new KeyForm(ScramMechanism.SHA_256, ScramDerivation.ITERATIONS, ScramDerivation.SALT_BYTES)), null);

    static CommonForm of(StoredPassword hash, List<ScramKeys> derived) {
        List<KeyForm> own = hash.keyForms();
        List<KeyForm> all = Stream.concat(own.stream(), derived.stream().map(ScramKeys::form)
                .filter(each -> own.stream().noneMatch(mine -> mine.mechanism() == each.mechanism()))).toList();
        return new CommonForm(all, hash.template());
    }

    boolean has(ScramMechanism mechanism) {
        return keys.stream().anyMatch(each -> each.mechanism() == mechanism);
    }
}
