package chat.granta.auth.passwordfile;

import chat.granta.auth.scram.KeyForm;
import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SCRAM keys in the password file: <code>{SCRAM-SHA-256}iterations,salt,stored key,server key</code>, and the same for
 * SHA-1 and SHA-512; the keys for several mechanisms one after the other, with a semicolon between them.
 */
public record StoredScramKeys(List<ScramKeys> keys) implements StoredPassword {
    private static final Pattern ITERATIONS = Pattern.compile("[1-9][0-9]{0,7}");
    private static final String NEXT = ";";

    public StoredScramKeys {
        keys = List.copyOf(keys);
    }

    /** Reads a field; empty when it is of another form. */
    static Optional<StoredPassword> read(String field) throws MalformedLineException {
        if (hashOf(field).isEmpty()) {
            return Optional.empty();
        }
        List<ScramKeys> keys = new ArrayList<>();
        for (String part : field.split(NEXT, -1)) {
            ScramHash hash = hashOf(part).orElseThrow(
                    () -> new MalformedLineException(
                            "behind a semicolon there are no SCRAM keys of a mechanism known here"));
            if (keys.stream().anyMatch(each -> each.hash() == hash)) {
                throw new MalformedLineException("there are two sets of " + prefix(hash));
            }
            keys.add(keys(hash, part.substring(prefix(hash).length())));
        }
        return Optional.of(new StoredScramKeys(keys));
    }

    @Override
    public String form() {
        return keys.stream().map(each -> prefix(each.hash())).collect(Collectors.joining(NEXT));
    }

    @Override
    public String field() {
        return keys.stream().map(StoredScramKeys::field).collect(Collectors.joining(NEXT));
    }

    @Override
    public List<KeyForm> keyForms() {
        return keys.stream().map(KeyForm::of).toList();
    }

    @Override
    public @Nullable String template() {
        return null;
    }

    private static String field(ScramKeys keys) {
        var base64 = Base64.getEncoder();
        return prefix(keys.hash()) + keys.iterations() + ',' + base64.encodeToString(keys.salt()) + ','
                + base64.encodeToString(keys.storedKey()) + ',' + base64.encodeToString(keys.serverKey());
    }

    private static Optional<ScramHash> hashOf(String part) {
        return Arrays.stream(ScramHash.values()).filter(each -> part.startsWith(prefix(each))).findFirst();
    }

    private static String prefix(ScramHash hash) {
        return '{' + hash.mechanism() + '}';
    }

    private static ScramKeys keys(ScramHash hash, String text) throws MalformedLineException {
        String[] fields = text.split(",", -1);
        if (fields.length != 4 || !ITERATIONS.matcher(fields[0]).matches()) {
            throw new MalformedLineException(prefix(hash) + " wants iterations,salt,stored key,server key");
        }
        try {
            List<byte[]> decoded = Arrays.stream(fields).skip(1).map(Base64.getDecoder()::decode).toList();
            return new ScramKeys(hash, Integer.parseInt(fields[0]), decoded.get(0), decoded.get(1),
                    decoded.get(2));
        } catch (IllegalArgumentException e) {
            throw new MalformedLineException(prefix(hash)
                    + ": the salt or a key is empty, of the wrong length, or not base64");
        }
    }
}
