package chat.granta.auth.credentials;

import chat.granta.auth.passwordfile.StoredPassword;
import chat.granta.auth.scram.KeyForm;
import chat.granta.auth.scram.ScramDerivation;
import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an outsider can see of an account's credentials. Decoys have the commonest form.
 *
 * @param keys the forms of its keys, in the order in which gateways get them
 * @param hash the hash with its random characters replaced by placeholders, or null
 */
record CredentialForm(List<KeyForm> keys, @Nullable String hash) {
    static final CredentialForm OF_NEW_USERS = new CredentialForm(
            Arrays.stream(ScramHash.values()).map(
                    each -> new KeyForm(each, ScramDerivation.ITERATIONS, ScramDerivation.SALT_BYTES)).toList(),
            null);

    static CredentialForm of(StoredPassword hash, List<ScramKeys> derived) {
        List<KeyForm> own = hash.keyForms();
        List<KeyForm> all = Stream.concat(own.stream(), derived.stream().map(KeyForm::of)
                .filter(each -> own.stream().noneMatch(mine -> mine.hash() == each.hash()))).toList();
        return new CredentialForm(all, hash.template());
    }

    boolean has(ScramHash hash) {
        return keys.stream().anyMatch(each -> each.hash() == hash);
    }
}
