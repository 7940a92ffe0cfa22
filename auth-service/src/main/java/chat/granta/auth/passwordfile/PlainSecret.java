package chat.granta.auth.passwordfile;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A password in clear, allowed for tests and migrations alone. Its SCRAM keys are derived when they are first asked for,
 * as thousands of them would delay the start.
 */
public final class PlainSecret implements PasswordHash {
    static final String PREFIX = "{PLAIN}";

    private final Supplier<ScramKeys> derivation;
    private volatile @Nullable ScramKeys keys;

    PlainSecret(Supplier<ScramKeys> derivation) {
        this.derivation = derivation;
    }

    /** The keys; takes milliseconds the first time. Called from any thread. */
    public ScramKeys keys() {
        ScramKeys derived = keys;
        if (derived == null) {
            derived = derivation.get();
            keys = derived;
        }
        return derived;
    }

    @Override
    public String form() {
        return PREFIX;
    }
}
