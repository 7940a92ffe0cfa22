package chat.granta.c2s.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Jid;
import chat.granta.settings.ThrottleSettings;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits: 3 for an account from an address, 5 for an address, 8 for an account; ten minutes, an hour. */
class LoginThrottleTest {
    private static final String HOME = "192.0.2.1";
    private static final String WRONG = "not-authorized: unknown account or wrong password";

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(settings(true), () -> now);

    @Test
    void anAccountIsLimitedPerAddress() {
        fail("alice", HOME, 2);
        assertThat(permits("alice", HOME)).isTrue();
        fail("alice", HOME, 1);
        assertThat(permits("alice", HOME)).isFalse();
        assertThat(permits("alice", "192.0.2.2")).isTrue();
        assertThat(permits("bob", HOME)).isTrue();
    }

    @Test
    void theWindowSlides() {
        fail("alice", HOME, 1);
        later(Duration.ofMinutes(9));
        fail("alice", HOME, 2);
        assertThat(permits("alice", HOME)).isFalse();
        later(Duration.ofMinutes(2));
        assertThat(permits("alice", HOME)).isTrue();
        fail("alice", HOME, 1);
        assertThat(permits("alice", HOME)).isFalse();
    }

    @Test
    void anAddressIsLimitedWhateverTheAccount() {
        for (int i = 0; i < 5; i++) {
            assertThat(permits("bob", HOME)).isTrue();
            fail("nobody" + i, HOME, 1);
        }
        assertThat(permits("bob", HOME)).isFalse();
        assertThat(permits("bob", "192.0.2.2")).isTrue();
    }

    @Test
    void anAccountIsLimitedWhereverItIsGuessed() {
        for (int i = 0; i < 8; i++) {
            assertThat(permits("alice", "198.51.100.7")).isTrue();
            fail("alice", "203.0.113." + i, 1);
        }
        assertThat(permits("alice", "198.51.100.7")).isFalse();
        assertThat(permits("bob", "198.51.100.7")).isTrue();
    }

    @Test
    void nobodyLocksOutWhoHasLoggedInFromThere() {
        succeed("alice", HOME);
        for (int i = 0; i < 8; i++) {
            fail("alice", "203.0.113." + i, 1);
            fail("nobody" + i, HOME, 1);
        }
        assertThat(permits("alice", HOME)).isTrue();
        assertThat(permits("bob", HOME)).isFalse();
        fail("alice", HOME, 3);
        assertThat(permits("alice", HOME)).isFalse();
    }

    @Test
    void trustEnds() {
        succeed("alice", HOME);
        later(Duration.ofMinutes(61));
        for (int i = 0; i < 5; i++) {
            fail("nobody" + i, HOME, 1);
        }
        assertThat(permits("alice", HOME)).isFalse();
    }

    @Test
    void theRightPasswordEndsTheCount() {
        fail("alice", HOME, 2);
        succeed("alice", HOME);
        fail("alice", HOME, 2);
        assertThat(permits("alice", HOME)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"temporary-auth-failure: away", "throttled: x", "malformed-request: x", "aborted: x",
            "invalid-mechanism: x"})
    void whatIsNoGuessIsNotCounted(String reason) {
        for (int i = 0; i < 20; i++) {
            throttle.note(new LoginAttempt("alice@localhost", "PLAIN", HOME + ":1", false, reason));
        }
        assertThat(permits("alice", HOME)).isTrue();
    }

    @Test
    void aNetworkOfSixIsOneAddress() {
        for (int i = 0; i < 3; i++) {
            fail("alice", "2001:db8:0:1:0:0:0:" + i, 1);
        }
        assertThat(permits("alice", "2001:db8:0:1:ffff:0:0:1")).isFalse();
        assertThat(permits("alice", "2001:db8:0:2:0:0:0:1")).isTrue();
    }

    @Test
    void ownAttemptsCountOnceAndOthersToo() {
        var attempt = new LoginAttempt("alice@localhost", "PLAIN", HOME + ":1", false, WRONG);
        throttle.note(attempt);
        throttle.note(attempt);
        throttle.learn(attempt, now.toEpochMilli());
        throttle.learn(attempt, now.toEpochMilli());
        assertThat(permits("alice", HOME)).isTrue();
        // A third one: another gateway's.
        throttle.learn(attempt, now.toEpochMilli());
        assertThat(permits("alice", HOME)).isFalse();
    }

    @Test
    void whatTheAuditTellsOfTheTimeBeforeIsPast() {
        for (int i = 0; i < 9; i++) {
            throttle.learn(new LoginAttempt("alice@localhost", "PLAIN", HOME + ":1", false, WRONG),
                    now.minus(Duration.ofMinutes(11)).toEpochMilli());
        }
        assertThat(permits("alice", HOME)).isTrue();
    }

    @Test
    void attemptsPassOnToTheAudit() {
        List<String> audit = new ArrayList<>();
        var counting = throttle
                .before((account, mechanism, remote, _, success, reason) -> audit.add(account + " " + reason));
        for (int i = 0; i < 3; i++) {
            counting.record(Jid.parse("alice@localhost"), "PLAIN", HOME + ":" + i, "", false, WRONG);
        }
        counting.record(null, "PLAIN", "embedded", "", false, WRONG);
        assertThat(audit).hasSize(4).contains("alice@localhost " + WRONG, "null " + WRONG);
        assertThat(permits("alice", HOME)).isFalse();
    }

    @Test
    void anAddressNobodyKnowsIsHeldToTheAccountsLimit() {
        assertThat(throttle.permits(Jid.parse("alice@localhost"), null)).isTrue();
        fail("alice", "?", 8);
        assertThat(throttle.permits(Jid.parse("alice@localhost"), null)).isFalse();
    }

    @Test
    void switchedOffItPermitsAll() {
        var off = new LoginThrottle(settings(false), () -> now);
        for (int i = 0; i < 20; i++) {
            off.note(new LoginAttempt("alice@localhost", "PLAIN", HOME + ":1", false, WRONG));
        }
        assertThat(off.permits(Jid.parse("alice@localhost"), InetAddress.ofLiteral(HOME))).isTrue();
    }

    private void fail(String account, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.note(new LoginAttempt(account + "@localhost", "PLAIN", address + ":" + (1024 + i), false, WRONG));
        }
    }

    private void succeed(String account, String address) {
        throttle.note(new LoginAttempt(account + "@localhost", "PLAIN", address + ":1", true, ""));
    }

    private boolean permits(String account, String address) {
        return throttle.permits(Jid.parse(account + "@localhost"), InetAddress.ofLiteral(address));
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    private static ThrottleSettings settings(boolean enabled) {
        return new ThrottleSettings(enabled, Duration.ofMinutes(10), 3, 5, 8, Duration.ofHours(1));
    }
}
