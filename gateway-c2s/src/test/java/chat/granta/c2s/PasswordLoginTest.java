package chat.granta.c2s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords over real connections: guessed ones, and what a right one leaves behind. */
class PasswordLoginTest {
    @Test
    void wrongPasswordsAreTooManyAtLastAndTheRightOneIsNoUseThen(@TempDir Path data) throws Exception {
        try (var gateway = new TestGateway(data, "--granta.auth.throttle.per-account-and-address=4")) {
            guess(gateway, "victim", 4);
            triesTheRightOne(gateway);
            assertThat(gateway.bean(MeterRegistry.class).get("granta.c2s.logins").tag("outcome", "throttled").counter()
                    .count()).isPositive();
            assertThat(gateway.audit()).contains("PLAIN victim@localhost 127.0.0.1 throttled");
        }
    }

    private static void triesTheRightOne(TestGateway gateway) {
        try (var mallory = gateway.connectsDirectly()) {
            mallory.beginsTls("");
            mallory.opens();
            assertThat(mallory.triesPassword("victim", "pencil")).contains("<temporary-auth-failure/>");
            assertThat(mallory.triesPassword("somebody", "pencil")).startsWith("<success ");
        }
    }

    @Test
    void aPasswordThatFitsAHashBecomesKeys(@TempDir Path data) throws Exception {
        try (var crypt = new TestGateway(data); var client = crypt.connectsDirectly()) {
            client.beginsTls("");
            client.logsIn("romeo", "pencil", "orchard");
            await().until(() -> crypt.auth.kept.containsKey("/internal/credentials/romeo/keys"));
            assertThat(crypt.auth.kept.get("/internal/credentials/romeo/keys")).contains("\"version\":\"7\"",
                    "SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512");
        }
    }

    private static void guess(TestGateway gateway, String account, int times) {
        try (var mallory = gateway.connectsDirectly()) {
            mallory.beginsTls("");
            mallory.opens();
            for (int i = 0; i < times; i++) {
                assertThat(mallory.triesPassword(account, "guess" + i)).contains("<not-authorized/>");
            }
        }
    }
}
