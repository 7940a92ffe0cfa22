package chat.granta.testkit.transcript;

import org.jspecify.annotations.Nullable;

/** A play went another way than it says; or says what cannot be played. */
public final class PlayFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    PlayFailure(String file, int line, String heading, String what, @Nullable Throwable cause) {
        super("%s:%d%n# %s%n%s".formatted(file, line, heading, what), cause);
    }
}
