package chat.granta.auth.credentials;

import chat.granta.auth.passwordfile.Localparts;
import chat.granta.auth.passwordfile.PasswordFile;
import chat.granta.auth.passwordfile.PasswordFileWatch;
import chat.granta.auth.passwordfile.StoredPassword;
import chat.granta.scram.ScramKeys;
import java.util.List;

/** Finds an account's credentials; for an account that does not exist, makes a decoy's. Called from any thread. */
class CredentialLookup {
    private final PasswordFileWatch passwords;
    private final Localparts names;
    private final CensusTaker censuses;
    private final Fingerprints fingerprints;
    private final DerivedKeyCache derived;
    private final Decoys decoys;

    CredentialLookup(PasswordFileWatch passwords, Localparts names, CensusTaker censuses, Fingerprints fingerprints,
            DerivedKeyCache derived, Decoys decoys) {
        this.passwords = passwords;
        this.names = names;
        this.censuses = censuses;
        this.fingerprints = fingerprints;
        this.derived = derived;
        this.decoys = decoys;
    }

    /**
     * The credentials of an account, or a decoy's. Reads memory only.
     *
     * @throws chat.granta.model.InvalidJidException when no account can have that name
     */
    CredentialsJson find(String localpart) {
        String name = names.enforce(localpart);
        PasswordFile file = passwords.current();
        // The decoy is made for existing accounts, too, and dropped, so that both kinds of answer take the same work.
        CredentialsJson decoy = decoys.decoy(name, censuses.of(file).commonest());
        String version = fingerprints.of(file).getOrDefault(name, decoy.version());
        List<ScramKeys> more = derived.find(name, version);
        StoredPassword hash = file.find(name).orElse(null);
        return hash == null ? decoy : CredentialsJson.of(hash, more, version);
    }

    /**
     * Whether the account exists and may log in; asked when a client logs in with a certificate.
     *
     * @throws chat.granta.model.InvalidJidException when no account can have that name
     */
    boolean mayLogIn(String localpart) {
        return passwords.current().find(names.enforce(localpart)).isPresent();
    }

    /**
     * Stores keys that a gateway derived from the password, except those of mechanisms for which the password file has keys.
     *
     * @return false when the account's line in the password file has changed meanwhile, or there is no such account
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
                each -> hash.keyForms().stream().noneMatch(own -> own.hash() == each.hash())).toList();
        if (!missing.isEmpty()) {
            derived.put(name, version, missing);
        }
        return true;
    }
}
