package chat.granta.auth.passwordfile;

import chat.granta.auth.scram.KeyForm;
import chat.granta.auth.scram.ScramKeys;
import chat.granta.auth.scram.ScramMechanism;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SCRAM keys in the password file: <code>{SCRAM-SHA-256}iterations,salt,stored key,server key</code>, and the same for
 * SHA-1 and SHA-512.
 */
public record StoredScramKeys(ScramKeys scram) implements StoredPassword {
    private static final Pattern ITERATIONS = Pattern.compile("[1-9][0-9]{0,7}");

    /** Reads a field; empty when it is of another form. */
    static Optional<StoredPassword> read(String field) throws MalformedLineException {
        for (ScramMechanism mechanism : ScramMechanism.values()) {
            String prefix = prefix(mechanism);
            if (field.startsWith(prefix)) {
                return Optional.of(new StoredScramKeys(keys(mechanism, field.substring(prefix.length()))));
            }
        }
        return Optional.empty();
    }

    @Override
    public String form() {
        return prefix(scram.mechanism());
    }

    @Override
    public String field() {
        var base64 = Base64.getEncoder();
        return form() + scram.iterations() + ',' + base64.encodeToString(scram.salt()) + ','
                + base64.encodeToString(scram.storedKey()) + ',' + base64.encodeToString(scram.serverKey());
    }

    @Override
    public List<KeyForm> keyForms() {
        return List.of(scram.form());
    }

    @Override
    public List<ScramKeys> keys() {
        return List.of(scram);
    }

    @Override
    public @Nullable String template() {
        return null;
    }

    private static String prefix(ScramMechanism mechanism) {
        return '{' + mechanism.saslName() + '}';
    }

    private static ScramKeys keys(ScramMechanism mechanism, String text) throws MalformedLineException {
        String[] fields = text.split(",", -1);
        if (fields.length != 4 || !ITERATIONS.matcher(fields[0]).matches()) {
            throw new MalformedLineException(prefix(mechanism) + " wants iterations,salt,stored key,server key");
        }
        try {
            List<byte[]> decoded = Arrays.stream(fields).skip(1).map(Base64.getDecoder()::decode).toList();
            return new ScramKeys(mechanism, Integer.parseInt(fields[0]), decoded.get(0), decoded.get(1),
                    decoded.get(2));
        } catch (IllegalArgumentException e) {
            throw new MalformedLineException(prefix(mechanism)
                    + ": the salt or a key is empty, of the wrong length, or not base64");
        }
    }
}
