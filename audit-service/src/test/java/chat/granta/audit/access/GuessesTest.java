package chat.granta.audit.access;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.settings.ThrottleSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuessesTest {
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private Duration now = Duration.ZERO;
    private final Guesses guesses = guesses(true);

    @Test
    void tenWrongPasswordsForANameFromAnAddressAreEnough() {
        assertThat(tries("jane", "192.0.2.1", 12)).isEqualTo(10);
        assertThat(guesses.begin("jane", "192.0.2.2")).isTrue();
        now = now.plus(WINDOW).plusSeconds(1);
        assertThat(guesses.begin("jane", "192.0.2.1")).isTrue();
    }

    @Test
    void fiftyFromAnAddressAreEnoughWhateverTheNames() {
        int tried = 0;
        for (int i = 0; i < 20; i++) {
            tried += tries("name" + i, i % 2 == 0 ? "2001:db8::1" : "2001:db8::2", 5);
        }
        assertThat(tried).as("one network of 64 bits is one address").isEqualTo(50);
        assertThat(guesses.begin("jane", "2001:db8:0:1::1")).isTrue();
    }

    @Test
    void aHundredForANameAreEnoughFromWherever() {
        int tried = 0;
        for (int i = 0; i < 30; i++) {
            tried += tries("jane", "192.0.2." + i, 5);
        }
        assertThat(tried).isEqualTo(100);
    }

    @Test
    void othersGuessesLockNobodyOut() {
        assertThat(guesses.begin("jane", "198.51.100.1")).isTrue();
        guesses.wasRight("jane", "198.51.100.1");
        for (int i = 0; i < 30; i++) {
            tries("jane", "192.0.2." + i, 5);
        }
        assertThat(guesses.begin("jane", "192.0.2.99")).isFalse();
        assertThat(guesses.begin("jane", "198.51.100.1")).isTrue();
    }

    @Test
    void whatNobodyCouldLookAtDoesNotCount() {
        for (int i = 0; i < 100; i++) {
            assertThat(guesses.begin("jane", "192.0.2.1")).isTrue();
            guesses.wasNone("jane", "192.0.2.1");
        }
    }

    @Test
    void withoutLimitsEveryPasswordIsLookedAt() {
        Guesses unlimited = guesses(false);
        for (int i = 0; i < 1000; i++) {
            assertThat(unlimited.begin("jane", "192.0.2.1")).isTrue();
        }
    }

    private Guesses guesses(boolean limited) {
        return new Guesses(new ThrottleSettings(limited, WINDOW, 10, 50, 100, Duration.ofDays(1)), () -> now.toNanos());
    }

    private int tries(String name, String address, int times) {
        int permitted = 0;
        for (int i = 0; i < times; i++) {
            permitted += guesses.begin(name, address) ? 1 : 0;
        }
        return permitted;
    }
}
