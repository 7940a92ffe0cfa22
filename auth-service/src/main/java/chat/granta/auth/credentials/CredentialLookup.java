package chat.granta.auth.credentials;

import chat.granta.auth.passwordfile.AccountNames;
import chat.granta.auth.passwordfile.PasswordFile;
import chat.granta.auth.passwordfile.PasswordFileWatch;
import chat.granta.auth.passwordfile.PasswordHash;
import org.jspecify.annotations.Nullable;

/** Finds an account's credentials, or makes a decoy's. Called from any thread; touches no database. */
class CredentialLookup {
    /** The form found in one reading of the file, so that it is counted once and not for each stranger. */
    private record CountedForm(PasswordFile file, CommonForm form) {}

    private final PasswordFileWatch passwords;
    private final AccountNames names;
    private final Decoys decoys;
    private volatile @Nullable CountedForm counted;

    CredentialLookup(PasswordFileWatch passwords, AccountNames names, Decoys decoys) {
        this.passwords = passwords;
        this.names = names;
        this.decoys = decoys;
    }

    /** @throws chat.granta.model.InvalidJidException when no account can have that name */
    Credentials find(String localpart) {
        String name = names.enforce(localpart);
        PasswordFile file = passwords.current();
        // Made for known names too, and then dropped: both kinds of answer take the same work.
        Credentials decoy = decoys.decoy(name, commonForm(file));
        PasswordHash hash = file.find(name).orElse(null);
        return hash == null ? decoy : Credentials.of(hash);
    }

    private CommonForm commonForm(PasswordFile file) {
        CountedForm known = counted;
        if (known == null || known.file != file) {
            known = new CountedForm(file, CommonForm.of(file.accounts().values()));
            counted = known;
        }
        return known.form;
    }
}
