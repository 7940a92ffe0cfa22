package chat.granta.auth.passwordfile;

import java.util.Base64;
import java.util.regex.Pattern;

/** Reads the second field of a line: the hash. */
final class HashReader {
    /** crypt(3) with SHA-512: at most 16 characters of salt, 86 of hash. */
    private static final Pattern SHA512_CRYPT = Pattern
            .compile("\\$6\\$(rounds=[0-9]{1,9}\\$)?[./0-9A-Za-z]{0,16}\\$[./0-9A-Za-z]{86}");
    private static final Pattern ITERATIONS = Pattern.compile("[1-9][0-9]{0,7}");
    private static final int SECRET_BYTES = 32;

    private final boolean allowPlain;
    /** Salts of keys derived from clear passwords: the same for a name as long as this process lives. */
    private final byte[] saltSecret = ScramDerivation.randomBytes(SECRET_BYTES);

    HashReader(boolean allowPlain) {
        this.allowPlain = allowPlain;
    }

    PasswordHash read(String name, String field) throws MalformedLineException {
        if (field.startsWith(ScramKeys.PREFIX)) {
            return scram(field.substring(ScramKeys.PREFIX.length()));
        }
        if (field.startsWith(PlainSecret.PREFIX)) {
            return plain(name, field.substring(PlainSecret.PREFIX.length()));
        }
        if (SHA512_CRYPT.matcher(field).matches()) {
            return new CryptHash(field);
        }
        throw new MalformedLineException(field.startsWith("$6$")
                ? "the $6$ hash is cut or has characters it cannot have"
                : "the form of the hash is unknown; known are {SCRAM-SHA-256}, $6$ and {PLAIN}");
    }

    private static ScramKeys scram(String text) throws MalformedLineException {
        String[] fields = text.split(",", -1);
        if (fields.length != 4 || !ITERATIONS.matcher(fields[0]).matches()) {
            throw new MalformedLineException("{SCRAM-SHA-256} wants iterations,salt,stored key,server key");
        }
        byte[] salt = base64(fields[1]);
        byte[] storedKey = base64(fields[2]);
        byte[] serverKey = base64(fields[3]);
        if (salt.length == 0 || storedKey.length != ScramKeys.KEY_BYTES || serverKey.length != ScramKeys.KEY_BYTES) {
            throw new MalformedLineException("a {SCRAM-SHA-256} salt or key has the wrong length");
        }
        return new ScramKeys(Integer.parseInt(fields[0]), salt, storedKey, serverKey);
    }

    private static byte[] base64(String text) throws MalformedLineException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedLineException("a {SCRAM-SHA-256} salt or key is not base64");
        }
    }

    private PlainSecret plain(String name, String secret) throws MalformedLineException {
        if (!allowPlain) {
            throw new MalformedLineException("{PLAIN} passwords are not allowed (granta.auth.allow-plain-hashes)");
        }
        if (secret.isEmpty()) {
            throw new MalformedLineException("the {PLAIN} password is empty");
        }
        byte[] salt = ScramDerivation.saltFor(saltSecret, name);
        return new PlainSecret(() -> ScramDerivation.derive(secret, salt, ScramDerivation.FEWEST_ITERATIONS));
    }
}
