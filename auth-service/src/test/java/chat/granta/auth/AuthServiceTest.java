package chat.granta.auth;

import static chat.granta.auth.accounts.store.AccountState.ACTIVE;
import static chat.granta.auth.accounts.store.AccountState.CANCELLED;
import static chat.granta.auth.AuthServiceFixture.ADMIN;
import static chat.granta.auth.AuthServiceFixture.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import chat.granta.auth.accounts.store.Account;
import chat.granta.auth.accounts.store.Accounts;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.LoginAudited;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AuthServiceTest {
    private static AuthServiceFixture fixture;
    private static AuthServiceInstance service;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        fixture = new AuthServiceFixture(directory);
        service = fixture.start();
    }

    @AfterAll
    static void stop() throws Exception {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users/", "/users/romeo", "/users;a=b", "/%75sers", "/internal/mechanisms",
            "/internal;a=b/mechanisms", "/internal/credentials/romeo", "/accounts/held-back", "/./users",
            "/x/../users"})
    void nobodyGetsInWithoutTheToken(String path) throws Exception {
        for (String token : new String[]{null, "", "wrong", path.contains("internal") ? ADMIN : INTERNAL}) {
            var answer = service.send("GET", path, token, null);
            assertThat(answer.statusCode()).as("%s with %s", path, token).isEqualTo(401);
            assertThat(answer.headers().firstValue("content-type")).get().asString()
                    .startsWith("application/problem+json");
        }
    }

    @Test
    void aUserIsAddedFoundAndRemoved() throws Exception {
        assertThat(put("Romeo", "pencil")).isEqualTo(201);
        assertThat(put("romeo", "eraser")).as("another password for the same user").isEqualTo(204);
        assertThat(
                service.get("/users", ADMIN).valueStream().filter(user -> user.get("name").asString().equals("romeo")))
                .hasSize(1);
        var credentials = service.credentials("romeo");
        assertThat(credentials.get("hash").isNull()).isTrue();
        assertThat(credentials.get("version").asString()).hasSize(24);
        assertThat(credentials.get("keys").valueStream().map(each -> each.get("mechanism").asString()))
                .containsExactly("SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1");
        var keys = credentials.get("keys").get(0);
        assertThat(keys.get("iterations").asInt()).isEqualTo(10_000);
        assertThat(keys.get("storedKey").binaryValue()).hasSize(64);
        assertThat(service.credentials("ROMEO")).isEqualTo(credentials);
        assertThat(service.send("DELETE", "/users/romeo", ADMIN, null).statusCode()).isEqualTo(204);
        assertThat(service.send("DELETE", "/users/romeo", ADMIN, null).statusCode()).isEqualTo(404);
    }

    @Test
    void anUnknownUserLooksLikeTheOthers() throws Exception {
        put("benvolio", "pencil");
        var real = service.credentials("benvolio");
        var decoy = service.credentials("nobody");
        assertThat(shape(decoy)).isEqualTo(shape(real));
        assertThat(service.credentials("nobody")).isEqualTo(decoy);
        assertThat(service.putKeys("nobody", decoy.get("version").asString(), KeySets.sha1(1))).isEqualTo(409);
        assertThat(service.putKeys("benvolio", "stale", KeySets.sha1(1))).isEqualTo(409);
        assertThat(service.send("DELETE", "/users/benvolio", ADMIN, null).statusCode()).isEqualTo(204);
    }

    /** The JSON with every secret reduced to its length. */
    private static String shape(JsonNode credentials) {
        return credentials.toString().replaceAll("\"[-+/_=0-9A-Za-z]{21,}\"", "\"secret\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "not json", "{\"version\":\"v\",\"keys\":[{\"mechanism\":\"SCRAM-SHA-256\"}]}",
            "{\"version\":\"v\",\"keys\":[{\"mechanism\":\"SCRAM-SHA-256\",\"salt\":\"no base64!\"}]}"})
    void keysThatCannotBeAreRefused(String body) throws Exception {
        var answer = service.send("PUT", "/internal/credentials/romeo/keys", INTERNAL, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("detail").doesNotContain("no base64");
    }

    @Test
    void aNameMayHoldABackslash() throws Exception {
        assertThat(put("o%5C27hara", "tara")).isEqualTo(201);
        assertThat(service.send("GET", "/internal/credentials/o%5C27hara", INTERNAL, null).statusCode()).isEqualTo(200);
        assertThat(service.get("/users", ADMIN).valueStream().map(user -> user.get("name").asString()))
                .contains("o\\27hara");
        assertThat(service.send("DELETE", "/users/o%5C27hara", ADMIN, null).statusCode()).isEqualTo(204);
    }

    @Test
    void anAccountIsThereOrNot() throws Exception {
        put("escalus", "pencil");
        assertThat(service.send("GET", "/internal/accounts/ESCALUS", INTERNAL, null).statusCode()).isEqualTo(204);
        assertThat(service.send("GET", "/internal/accounts/nobody", INTERNAL, null).statusCode()).isEqualTo(404);
        assertThat(service.send("GET", "/internal/accounts/escalus", ADMIN, null).statusCode()).isEqualTo(401);
        service.send("DELETE", "/users/escalus", ADMIN, null);
    }

    @Test
    void whatUsersAreAddedWithIsOfferedFromTheBeginning() throws Exception {
        assertThat(service.mechanisms()).containsExactly("SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"password\":\"\"}", "{\"password\":null}", "not json",
            "{\"password\":\"\\u0007\"}"})
    void aPasswordThatCannotBeIsRefused(String body) throws Exception {
        var answer = service.send("PUT", "/users/paris", ADMIN, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(AuthServiceInstance.json(answer).get("detail").asString()).isNotBlank();
    }

    /** The reader of secrets keeps what Jackson says to itself, as that quotes the body; what is wrong, and where, is said all the same. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "PUT | /users/paris | '' | A body of JSON is wanted here",
            "PUT | /users/paris | {\"password\": \"x\" | The body is no JSON: see line 1, column 17",
            "PUT | /users/paris | {\"password\": [\"x\"]} | password must be text",
            "POST | /accounts/held-back | [] | The body must be an object"})
    void whatIsWrongWithABodyIsSaidAndWhere(String method, String path, String body, String why) throws Exception {
        var answer = service.send(method, path, ADMIN, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(AuthServiceInstance.json(answer).get("detail").asString()).isEqualTo(why);
    }

    @Test
    void aNameThatCannotBeIsRefused() throws Exception {
        var answer = service.send("PUT", "/users/a%20b", ADMIN, "{\"password\":\"x\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(service.send("GET", "/internal/credentials/a%20b", INTERNAL, null).statusCode()).isEqualTo(400);
    }

    @Test
    void theFirstLoginMakesTheAccountAndAPoisonRecordStopsNothing() throws Exception {
        TopicMaker.ensure(fixture.bus());
        put("juliet", "nightingale");
        Instant first = Instant.parse("2026-01-01T10:00:00Z");
        Instant last = first.plusSeconds(60);
        try (var producer = new KafkaProducer<>(KafkaClients.producer(fixture.bus().bootstrapServers()),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.AUDIT, 0, null, "poison".getBytes())).get();
            producer.send(new ProducerRecord<>(Topics.AUDIT, 0, null, null)).get();
            producer.send(new ProducerRecord<>(Topics.AUDIT, 0, null,
                    login("juliet@example.org", Instant.ofEpochMilli(Long.MAX_VALUE), true))).get();
            for (Instant time : new Instant[]{last, first, first}) {
                producer.send(new ProducerRecord<>(Topics.AUDIT, 0, null, login("juliet@example.org", time, true)))
                        .get();
            }
            producer.send(new ProducerRecord<>(Topics.AUDIT, 0, null,
                    login("juliet@example.org", last.plusSeconds(1), false)));
            producer.send(new ProducerRecord<>(Topics.AUDIT, 0, null,
                    login("juliet@elsewhere.org", last.plusSeconds(1), true)));
            producer.send(new ProducerRecord<>(Topics.AUDIT, 0, null, login("tybalt@example.org", last, true))).get();
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                service.bean(Accounts.class).all().values()).filteredOn(each -> each.firstLogin() != null)
                .extracting(Account::name, Account::state)
                .containsExactly(tuple("juliet", ACTIVE), tuple("tybalt", CANCELLED)));
        var juliet = service.get("/users", ADMIN).valueStream()
                .filter(user -> user.get("name").asString().equals("juliet")).findFirst().orElseThrow();
        assertThat(juliet.get("state").asString()).isEqualTo("ACTIVE");
        assertThat(juliet.get("firstLogin").asString()).isEqualTo(first.toString());
        assertThat(juliet.get("lastLogin").asString()).isEqualTo(last.toString());
        assertThat(service.bean(MeterRegistry.class).get("granta.auth.audit.skipped").counter().count()).isEqualTo(3);
    }

    private static int put(String name, String password) throws Exception {
        return service.send("PUT", "/users/" + name, ADMIN, "{\"password\":\"" + password + "\"}").statusCode();
    }

    private static byte[] login(String account, Instant time, boolean isSuccess) {
        return Envelope.newBuilder().setTime(time.toEpochMilli())
                .setLoginAudited(LoginAudited.newBuilder().setAccount(account).setSuccess(isSuccess)).build()
                .toByteArray();
    }
}
