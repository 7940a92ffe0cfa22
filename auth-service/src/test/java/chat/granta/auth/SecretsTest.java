package chat.granta.auth;

import static chat.granta.auth.AuthServiceFixture.ADMIN;
import static chat.granta.auth.AuthServiceFixture.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whatever is logged, and whatever is told of problems, no password, hash, key or token is in it. */
class SecretsTest {
    private static final String HASH = "$6$saltstring$Wspbkvh9VR9k.5FhrEX5QuXIhny1ZR6t1JcW7cUaNNlvGeocueB2IYFN40CbfZ4cl/WePS"
            + "JC5pA/G1VTFwAkU.";
    private static final List<String> SECRETS = List.of(HASH.substring(15), "saltstring", "nightingale", "larksong",
            "cutlery", "AAAAsecretkey", KeySets.bytes(20, 7), KeySets.bytes(32, 7), INTERNAL, ADMIN);

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getLoggerName() + ' ' + event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    };

    @BeforeEach
    void listen() {
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.detachAppender("console");
        root.addAppender(appender);
        root.setLevel(Level.INFO);
        ((Logger) LoggerFactory.getLogger("chat.granta")).setLevel(Level.TRACE);
        ((Logger) LoggerFactory.getLogger("org.springframework.web")).setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(appender);
        root.setLevel(Level.ERROR);
        ((Logger) LoggerFactory.getLogger("chat.granta")).setLevel(null);
        ((Logger) LoggerFactory.getLogger("org.springframework.web")).setLevel(null);
    }

    @Test
    void noSecretIsLoggedOrRepeated(@TempDir Path directory) throws Exception {
        StringBuilder answers = new StringBuilder();
        try (var fixture = new AuthServiceFixture(directory)) {
            Files.writeString(fixture.passwordFile(),
                    "romeo:" + HASH + "\ncut:" + HASH.substring(0, 60) + "\nplain:{PLAIN}larksong\ncutlery\n");
            AuthServiceInstance service = fixture.start();
            listenAgain();
            String version = service.credentials("romeo").get("version").asString();
            assertThat(service.putKeys("romeo", version, KeySets.sha256(7), KeySets.sha1(7))).isEqualTo(204);
            assertThat(service.credentials("romeo").get("keys").size()).isEqualTo(2);
            assertThat(service.putKeys("romeo", "stale", KeySets.sha256(7))).isEqualTo(409);
            service.send("PUT", "/users/juliet", ADMIN, "{\"password\":\"nightingale\"}");
            for (String body : new String[]{"{\"password\":nightingale}", "{\"password\":[\"nightingale\"]}",
                    "{\"password\":\"nightingale\\u0007\"}"}) {
                answers.append(service.send("PUT", "/users/juliet", ADMIN, body).body());
            }
            for (String keys : new String[]{"AAAAsecretkey", "{\"salt\":\"AAAAsecretkey!\"}",
                    KeySets.sha1(7).replace("SHA-1", "SHA-256")}) {
                answers.append(service.send("PUT", "/internal/credentials/romeo/keys", INTERNAL,
                        "{\"version\":\"v\",\"keys\":[" + keys + "]}").body());
            }
            fixture.cutDatabase();
            assertThat(service.putKeys("romeo", version, KeySets.sha256(7))).isEqualTo(503);
            await().until(() -> logged.stream().anyMatch(line -> line.contains("is tried again")));
        }
        assertThat(logged).anyMatch(line -> line.contains("line 2 is skipped"))
                .anyMatch(line -> line.contains("/internal/credentials/romeo"));
        for (String secret : SECRETS) {
            assertThat(answers.toString()).doesNotContain(secret);
            assertThat(logged.stream().filter(line -> line.contains(secret))).as(secret).isEmpty();
        }
    }

    /** Spring Boot sets logging up anew when it starts. */
    private void listenAgain() {
        if (!root.isAttached(appender)) {
            listen();
        }
    }
}
