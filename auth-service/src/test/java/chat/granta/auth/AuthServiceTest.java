package chat.granta.auth;

import static chat.granta.auth.AuthServiceFixture.ADMIN;
import static chat.granta.auth.AuthServiceFixture.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.auth.accounts.store.Accounts;
import chat.granta.bus.BusSettings;
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
import org.junit.jupiter.params.provider.ValueSource;

class AuthServiceTest {
    private static AuthServiceFixture service;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        service = new AuthServiceFixture(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users/", "/users/romeo", "/users;a=b", "/%75sers", "/internal/mechanisms",
            "/internal;a=b/mechanisms", "/internal/credentials/romeo", "/./users", "/x/../users"})
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
        var keys = service.get("/internal/credentials/romeo", INTERNAL);
        assertThat(keys.get("type").asString()).isEqualTo("scram-sha-256");
        assertThat(keys.get("iterations").asInt()).isEqualTo(10_000);
        assertThat(keys.get("storedKey").binaryValue()).hasSize(32);
        assertThat(service.get("/internal/credentials/ROMEO", INTERNAL)).isEqualTo(keys);
        assertThat(service.send("DELETE", "/users/romeo", ADMIN, null).statusCode()).isEqualTo(204);
        assertThat(service.send("DELETE", "/users/romeo", ADMIN, null).statusCode()).isEqualTo(404);
    }

    @Test
    void anUnknownUserLooksLikeTheOthers() throws Exception {
        var decoy = service.get("/internal/credentials/nobody", INTERNAL);
        assertThat(decoy.propertyNames()).containsExactlyInAnyOrder("type", "iterations", "salt", "storedKey",
                "serverKey");
        assertThat(service.get("/internal/credentials/nobody", INTERNAL)).isEqualTo(decoy);
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
    void scramIsOfferedAsLongAsEveryAccountHasKeys() throws Exception {
        assertThat(service.get("/internal/mechanisms", INTERNAL).get("mechanisms").valueStream()
                .map(each -> each.asString())).containsExactly("SCRAM-SHA-256", "PLAIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"password\":\"\"}", "{\"password\":null}", "not json",
            "{\"password\":\"\\u0007\"}"})
    void aPasswordThatCannotBeIsRefused(String body) throws Exception {
        var answer = service.send("PUT", "/users/mercutio", ADMIN, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(AuthServiceFixture.json(answer).get("detail").asString()).isNotBlank();
    }

    @Test
    void aNameThatCannotBeIsRefused() throws Exception {
        var answer = service.send("PUT", "/users/a%20b", ADMIN, "{\"password\":\"x\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(service.send("GET", "/internal/credentials/a%20b", INTERNAL, null).statusCode()).isEqualTo(400);
    }

    @Test
    void theFirstLoginMakesTheAccountAndAPoisonRecordStopsNothing() throws Exception {
        TopicMaker.ensure(new BusSettings(service.bootstrapServers(), 1, 1, (short) 1));
        put("juliet", "nightingale");
        Instant first = Instant.parse("2026-01-01T10:00:00Z");
        Instant last = first.plusSeconds(60);
        try (var producer = new KafkaProducer<>(KafkaClients.producer(service.bootstrapServers()),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.AUDIT, 0, null, "poison".getBytes())).get();
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
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(service
                .bean(Accounts.class).all()).containsOnlyKeys("juliet", "tybalt"));
        var juliet = service.get("/users", ADMIN).valueStream()
                .filter(user -> user.get("name").asString().equals("juliet")).findFirst().orElseThrow();
        assertThat(juliet.get("firstLogin").asString()).isEqualTo(first.toString());
        assertThat(juliet.get("lastLogin").asString()).isEqualTo(last.toString());
        assertThat(service.bean(MeterRegistry.class).get("granta.auth.audit.skipped").counter().count()).isEqualTo(1);
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
