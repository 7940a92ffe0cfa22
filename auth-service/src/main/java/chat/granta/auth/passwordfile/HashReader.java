package chat.granta.auth.passwordfile;

import chat.granta.auth.scram.ScramDerivation;
import chat.granta.scram.OpaqueString;
import java.util.Optional;

/** Reads the second field of a line: the hash. */
final class HashReader {
    private static final int SECRET_BYTES = 32;

    private final boolean allowPlain;
    /** The secret behind the salts for clear passwords: a name has the same salt as long as this process lives. */
    private final byte[] saltSecret = ScramDerivation.randomBytes(SECRET_BYTES);

    HashReader(boolean allowPlain) {
        this.allowPlain = allowPlain;
    }

    StoredPassword read(String name, String field) throws MalformedLineException {
        if (field.startsWith(PlainSecret.PREFIX)) {
            return plain(name, field.substring(PlainSecret.PREFIX.length()));
        }
        Optional<StoredPassword> scram = StoredScramKeys.read(field);
        if (scram.isPresent()) {
            return scram.get();
        }
        HashForm form = HashForm.of(field).orElseThrow(() -> new MalformedLineException(HashForm.claimedBy(field)
                .map(claimed -> "the " + claimed.label() + " hash is cut or has characters it cannot have")
                .orElse("the form of the hash is unknown; known are $1$, $5$, $6$, $2y$, DES, {SHA}, {SSHA},"
                        + " {SSHA512}, {SCRAM-SHA-256} and {PLAIN}")));
        return new ForeignHash(form, field);
    }

    private PlainSecret plain(String name, String secret) throws MalformedLineException {
        if (!allowPlain) {
            throw new MalformedLineException("{PLAIN} passwords are not allowed (granta.auth.allow-plain-hashes)");
        }
        try {
            // Checked now, as an error later could not be reported with its line.
            OpaqueString.enforce(secret);
        } catch (IllegalArgumentException e) {
            throw new MalformedLineException("the {PLAIN} password is empty or has characters it cannot have");
        }
        return new PlainSecret(secret, ScramDerivation.saltFor(saltSecret, name));
    }
}
