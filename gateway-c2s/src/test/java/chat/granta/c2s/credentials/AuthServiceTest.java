package chat.granta.c2s.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The conversation with auth-service, over real HTTP. */
class AuthServiceTest {
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private AuthService auth;
    private volatile int status = 200;
    private volatile String answer = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().getRawPath() + ' '
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        auth = new AuthService(new AuthSettings(URI.create("http://localhost:" + server.getAddress().getPort() + "/"),
                "s3cret", Duration.ofSeconds(2), Duration.ofMillis(20)));
    }

    @AfterEach
    void stop() {
        auth.close();
        server.stop(0);
    }

    @Test
    void scramKeysAreFetchedWithTheToken() {
        answer = """
                {"type":"scram-sha-256","iterations":4096,"salt":"AQI=","storedKey":"Aw==","serverKey":"BA=="}""";
        Credentials found = auth.fetch("al ice+ä/%").join();
        assertThat(found).isInstanceOfSatisfying(Credentials.ScramKeys.class, keys -> {
            assertThat(keys.mechanism()).isEqualTo("SCRAM-SHA-256");
            assertThat(keys.iterations()).isEqualTo(4096);
            assertThat(keys.salt()).containsExactly(1, 2);
            assertThat(keys.storedKey()).containsExactly(3);
            assertThat(keys.serverKey()).containsExactly(4);
        });
        assertThat(requests).containsExactly("/internal/credentials/al%20ice%2B%C3%A4%2F%25 Bearer s3cret");
    }

    @Test
    void aCryptHashIsFetched() {
        answer = "{\"type\":\"crypt\",\"hash\":\"$6$abc\"}";
        assertThat(auth.fetch("alice").join()).isEqualTo(new Credentials.CryptHash("$6$abc"));
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
        for (String broken : List.of("", "{", "[]", "{\"type\":\"scram-sha-256\",\"salt\":\"c2VjcmV0\"}",
                "{\"type\":\"crypt\"}", "{\"type\":\"plain\",\"hash\":\"secret\"}", "{}")) {
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
        assertThat(new Credentials.CryptHash("$6$abc").toString()).doesNotContain("abc");
        assertThat(new AuthSettings(URI.create("http://h"), "s3cret", Duration.ZERO, Duration.ZERO).toString())
                .doesNotContain("s3cret");
    }

    @Test
    void theOfferIsAskedForAgainAndTheLastOneStands() {
        status = 500;
        try (var poll = new OfferPoll(auth::offer, Duration.ofMillis(20))) {
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
