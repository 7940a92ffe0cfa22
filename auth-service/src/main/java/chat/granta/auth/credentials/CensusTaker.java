package chat.granta.auth.credentials;

import chat.granta.auth.passwordfile.PasswordFile;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the census, and takes it anew when the password file has changed, or some time after new keys were stored. Not at once:
 * with many accounts counting takes milliseconds, and keys come all the time while many users log in for the first time. Called
 * from any thread.
 */
class CensusTaker {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private record Taken(PasswordFile file, long change, long at, Census census) {}

    private final DerivedKeyCache derived;
    private final Fingerprints fingerprints;
    private volatile @Nullable Taken last;

    CensusTaker(DerivedKeyCache derived, Fingerprints fingerprints) {
        this.derived = derived;
        this.fingerprints = fingerprints;
    }

    Census of(PasswordFile file) {
        Taken taken = last;
        return taken != null && isCurrent(taken, file) ? taken.census : take(file);
    }

    private synchronized Census take(PasswordFile file) {
        Taken taken = last;
        if (taken == null || !isCurrent(taken, file)) {
            long change = derived.change();
            taken = new Taken(file, change, System.nanoTime(), Census.of(file, derived, fingerprints));
            last = taken;
        }
        return taken.census;
    }

    private boolean isCurrent(Taken taken, PasswordFile file) {
        return taken.file == file
                && (taken.change == derived.change() || System.nanoTime() - taken.at < PATIENCE_NANOS);
    }
}
