package chat.granta.auth.passwordfile;

import chat.granta.auth.scram.KeyForm;
import chat.granta.auth.scram.ScramDerivation;
import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A password in clear, which is allowed only for tests and migrations. Its SCRAM keys are derived when they are first
 * needed, as deriving thousands would delay the start.
 */
public final class PlainSecret implements StoredPassword {
    static final String PREFIX = "{PLAIN}";
    private static final List<KeyForm> FORMS = Arrays.stream(ScramHash.values()).map(
            each -> new KeyForm(each, ScramDerivation.FEWEST_ITERATIONS, ScramDerivation.SALT_BYTES)).toList();

    private final String secret;
    private final byte[] salt;
    private volatile @Nullable List<ScramKeys> keys;

    PlainSecret(String secret, byte[] salt) {
        this.secret = secret;
        this.salt = salt;
    }

    /** Called from any thread. */
    @Override
    public List<ScramKeys> keys() {
        List<ScramKeys> derived = keys;
        if (derived == null) {
            derived = Arrays.stream(ScramHash.values()).map(each -> ScramDerivation.derive(each, secret, salt,
                    ScramDerivation.FEWEST_ITERATIONS)).toList();
            keys = derived;
        }
        return derived;
    }

    @Override
    public String form() {
        return PREFIX;
    }

    @Override
    public String field() {
        return PREFIX + secret;
    }

    @Override
    public List<KeyForm> keyForms() {
        return FORMS;
    }

    @Override
    public @Nullable String template() {
        return null;
    }
}
