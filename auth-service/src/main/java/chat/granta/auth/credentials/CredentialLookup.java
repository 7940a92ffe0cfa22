package chat.granta.auth.credentials;

import chat.granta.auth.passwordfile.AccountNames;
import chat.granta.auth.passwordfile.PasswordFile;
import chat.granta.auth.passwordfile.PasswordFileWatch;
import chat.granta.auth.passwordfile.StoredPassword;
import chat.granta.auth.scram.ScramKeys;
import java.util.List;

/** Finds an account's credentials, or makes a decoy's. Called from any thread. */
class CredentialLookup {
    private final PasswordFileWatch passwords;
    private final AccountNames names;
    private final CensusTaker censuses;
    private final Fingerprints fingerprints;
    private final DerivedKeys derived;
    private final Decoys decoys;

    CredentialLookup(PasswordFileWatch passwords, AccountNames names, CensusTaker censuses, Fingerprints fingerprints,
            DerivedKeys derived, Decoys decoys) {
        this.passwords = passwords;
        this.names = names;
        this.censuses = censuses;
        this.fingerprints = fingerprints;
        this.derived = derived;
        this.decoys = decoys;
    }

    /**
     * Touches no database.
     *
     * @throws chat.granta.model.InvalidJidException when no account can have that name
     */
    Credentials find(String localpart) {
        String name = names.enforce(localpart);
        PasswordFile file = passwords.current();
        // Made for known names too, and then dropped: both kinds of answer take the same work.
        Credentials decoy = decoys.decoy(name, censuses.of(file).commonest());
        String version = fingerprints.of(file).getOrDefault(name, decoy.version());
        List<ScramKeys> more = derived.find(name, version);
        StoredPassword hash = file.find(name).orElse(null);
        return hash == null ? decoy : Credentials.of(hash, more, version);
    }

    /**
     * Whether there is such an account and it may log in, for those who prove by a certificate who they are.
     *
     * @throws chat.granta.model.InvalidJidException when no account can have that name
     */
    boolean mayLogIn(String localpart) {
        return passwords.current().find(names.enforce(localpart)).isPresent();
    }

    /**
     * Keeps keys that a gateway derived from the password; not those that the password file gives itself.
     *
     * @return false when the account's line in the password file is another by now, or there is no account
     * @throws chat.granta.model.InvalidJidException when no account can have that name
     */
    boolean keep(String localpart, String version, List<ScramKeys> keys) {
        String name = names.enforce(localpart);
        PasswordFile file = passwords.current();
        StoredPassword hash = file.find(name).orElse(null);
        if (hash == null || !version.equals(fingerprints.of(file).get(name))) {
            return false;
        }
        List<ScramKeys> missing = keys.stream().filter(
                each -> hash.keyForms().stream().noneMatch(own -> own.mechanism() == each.mechanism())).toList();
        if (!missing.isEmpty()) {
            derived.put(name, version, missing);
        }
        return true;
    }
}
