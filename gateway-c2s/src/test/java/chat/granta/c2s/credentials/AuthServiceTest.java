package chat.granta.c2s.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** The conversation with auth-service, over real HTTP. */
class AuthServiceTest {
    private static final byte[] STORED = Arrays.copyOf(new byte[]{3}, 20);
    private static final byte[] SERVER = Arrays.copyOf(new byte[]{4}, 20);
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private AuthService auth;
    private volatile int status = 200;
    private volatile String answer = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + ' ' + exchange.getRequestURI().getRawPath() + ' '
                    + exchange.getRequestHeaders().getFirst("Authorization") + ' '
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        auth = new AuthService(new AuthSettings(URI.create("http://localhost:" + server.getAddress().getPort() + "/"),
                "s3cret", Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofMinutes(10)));
    }

    @AfterEach
    void stop() {
        auth.close();
        server.stop(0);
    }

    @Test
    void aPollThatFailsIsFollowedByAnother() {
        var asked = new AtomicInteger();
        try (var scheduler = new SimpleAsyncTaskScheduler()) {
            var poll = new OfferPoll(() -> {
                if (asked.incrementAndGet() == 1) {
                    throw new IllegalStateException("of a test");
                }
                return CompletableFuture.completedFuture(new LoginOffer(List.of("PLAIN"), null));
            }, Duration.ofHours(1), scheduler);
            poll.start();
            Awaitility.await().until(() -> poll.current() != null);
        }
    }

    @Test
    void scramKeysAreFetchedWithTheToken() {
        answer = """
                {"keys":[{"mechanism":"SCRAM-SHA-1","iterations":4096,"salt":"AQI=","storedKey":"%s","serverKey":"%s"},
                {"mechanism":"SCRAM-SHA3-512","iterations":4096,"salt":"AQI=","storedKey":"%1$s","serverKey":"%1$s"}],
                "hash":null,"version":"v1"}""".formatted(base64(STORED), base64(SERVER));
        Credentials found = auth.fetch("al ice+ä/%").join();
        assertThat(found.hash()).isNull();
        assertThat(found.version()).isEqualTo("v1");
        assertThat(found.keys()).as("without what a later auth-service may know").hasSize(1);
        assertThat(found.keysFor(ScramHash.SHA_256)).isNull();
        assertThat(found.keysFor(ScramHash.SHA_1)).satisfies(keys -> {
            assertThat(keys.iterations()).isEqualTo(4096);
            assertThat(keys.salt()).containsExactly(1, 2);
            assertThat(keys.storedKey()).isEqualTo(STORED);
            assertThat(keys.serverKey()).isEqualTo(SERVER);
        });
        assertThat(requests).containsExactly("GET /internal/credentials/al%20ice%2B%C3%A4%2F%25 Bearer s3cret ");
    }

    @Test
    void aCryptHashIsFetched() {
        answer = "{\"keys\":[],\"hash\":\"$6$abc\",\"version\":\"v1\"}";
        assertThat(auth.fetch("alice").join()).isEqualTo(new Credentials(List.of(), "$6$abc", "v1"));
    }

    @Test
    void derivedKeysAreSentWithTheVersionTheyBelongTo() {
        auth.keep("alice", "v1", List.of(
                new ScramKeys(ScramHash.SHA_1, 10_000, new byte[]{1, 2}, STORED, SERVER)));
        Awaitility.await().until(() -> !requests.isEmpty());
        assertThat(requests).containsExactly("PUT /internal/credentials/alice/keys Bearer s3cret "
                + "{\"version\":\"v1\",\"keys\":[{\"mechanism\":\"SCRAM-SHA-1\",\"iterations\":10000,"
                + "\"salt\":\"AQI=\",\"storedKey\":\"" + base64(STORED) + "\",\"serverKey\":\"" + base64(SERVER)
                + "\"}]}");
    }

    private static String base64(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    @Test
    void anAccountThereIsNotMayNotLogIn() {
        assertThat(auth.mayLogIn("alice").join()).isTrue();
        status = 404;
        assertThat(auth.mayLogIn("alice").join()).isFalse();
        status = 503;
        assertThatThrownBy(() -> auth.mayLogIn("alice").join()).cause()
                .isInstanceOf(CredentialsUnavailableException.class);
    }

    @Test
    void credentialsAreRememberedForTheTimeOfSilenceAndNoOther() {
        var remembered = new RememberedCredentials(auth, Duration.ofMinutes(10));
        answer = "{\"keys\":[],\"hash\":\"$6$old\",\"version\":\"v1\"}";
        assertThat(remembered.fetch("alice").join().hash()).isEqualTo("$6$old");
        status = 503;
        assertThat(remembered.fetch("alice").join().hash()).isEqualTo("$6$old");
        assertThatThrownBy(() -> remembered.fetch("bob").join()).cause()
                .isInstanceOf(CredentialsUnavailableException.class);
        // An answer is an answer, even one that helps nobody.
        status = 401;
        assertThatThrownBy(() -> remembered.fetch("alice").join()).cause()
                .isInstanceOf(CredentialsUnavailableException.class);
        status = 200;
        answer = "{\"keys\":[],\"hash\":\"$6$new\",\"version\":\"v2\"}";
        assertThat(remembered.fetch("alice").join().hash()).isEqualTo("$6$new");
        server.stop(0);
        assertThat(remembered.fetch("alice").join().hash()).isEqualTo("$6$new");
    }

    @Test
    void theMechanismsAreFetched() {
        answer = "{\"mechanisms\":[\"SCRAM-SHA-256\",\"PLAIN\"],\"passwordPage\":null}";
        assertThat(auth.offer().join()).isEqualTo(new LoginOffer(List.of("SCRAM-SHA-256", "PLAIN"), null));
    }

    @Test
    void aRefusedTokenNamesTheSetting() {
        status = 401;
        assertUnavailable("granta.auth.internal-token");
    }

    @Test
    void aFailureOfAuthServiceIsUnavailable() {
        status = 500;
        assertUnavailable("500");
    }

    @Test
    void anAnswerThatIsNotAsAgreedIsUnavailableAndKeepsItsSecrets() {
        for (String broken : List.of("", "{", "[]", "{}", "{\"keys\":[],\"hash\":null,\"version\":\"secret\"}",
                "{\"keys\":[],\"hash\":\"secret\"}", "{\"hash\":\"secret\",\"version\":\"1\"}",
                "{\"keys\":[{\"mechanism\":\"SCRAM-SHA-1\",\"salt\":\"c2VjcmV0\"}],\"version\":\"1\"}",
                "{\"keys\":[{\"mechanism\":\"SCRAM-SHA-1\",\"iterations\":1,\"salt\":\"secret!\","
                        + "\"storedKey\":\"\",\"serverKey\":\"\"}],\"version\":\"1\"}")) {
            answer = broken;
            assertThatThrownBy(() -> auth.fetch("alice").join()).cause()
                    .isInstanceOf(CredentialsUnavailableException.class).hasMessageNotContaining("secret")
                    .hasNoCause();
        }
    }

    @Test
    void nobodyListeningNamesTheSetting() {
        server.stop(0);
        assertUnavailable("granta.auth.url");
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(new Credentials(List.of(), "$6$abc", "1").toString()).doesNotContain("abc");
        assertThat(new AuthSettings(URI.create("http://h"), "s3cret", Duration.ZERO, Duration.ZERO, Duration.ZERO)
                .toString())
                .doesNotContain("s3cret");
    }

    @Test
    void theOfferIsAskedForAgainAndTheLastOneStands() {
        status = 500;
        try (var scheduler = new SimpleAsyncTaskScheduler()) {
            var poll = new OfferPoll(auth::offer, Duration.ofMillis(20), scheduler);
            poll.start();
            assertThat(poll.current()).isNull();
            answer = "{\"mechanisms\":[\"PLAIN\"]}";
            status = 200;
            Awaitility.await().untilAsserted(
                    () -> assertThat(poll.current()).isEqualTo(new LoginOffer(List.of("PLAIN"), null)));
            status = 500;
            int asked = requests.size();
            Awaitility.await().until(() -> requests.size() > asked + 2);
            assertThat(poll.current()).isEqualTo(new LoginOffer(List.of("PLAIN"), null));
            answer = "{\"mechanisms\":[\"SCRAM-SHA-256\"]}";
            status = 200;
            Awaitility.await().until(() -> poll.current().mechanisms().contains("SCRAM-SHA-256"));
        }
    }

    private void assertUnavailable(String part) {
        CompletableFuture<Credentials> found = auth.fetch("alice");
        assertThatThrownBy(found::join).isInstanceOf(CompletionException.class).cause()
                .isInstanceOf(CredentialsUnavailableException.class).hasMessageContaining(part);
    }
}
