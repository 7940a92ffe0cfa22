package chat.granta.auth;

import static chat.granta.auth.AuthServiceFixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.auth.passwordfile.StoredScramKeys;
import chat.granta.auth.scram.ScramDerivation;
import chat.granta.bus.HomePartition;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.AccountChanged.State;
import chat.granta.bus.wire.AccountChanged;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.LoginAudited;
import chat.granta.scram.ScramHash;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What homes hear of accounts, with two instances of the service, and with the database away. */
class AccountLifeTest {
    private static final String HASH = "$6$saltstring$Wspbkvh9VR9k.5FhrEX5QuXIhny1ZR6t1JcW7cUaNNlvGeocueB2IYFN40CbfZ4cl/WePS"
            + "JC5pA/G1VTFwAkU.";
    private static final String OTHER_HASH = "$5$saltstring$wuJ45iOx5v450rU6JtvcL8/irPJiQfTgbn.aeqNlOqB";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;
    private AuthServiceFixture fixture;
    private KafkaConsumer<byte[], byte[]> homes;
    private final List<ConsumerRecord<byte[], byte[]>> heard = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        fixture = new AuthServiceFixture(directory);
        TopicMaker.ensure(fixture.bus());
        homes = new KafkaConsumer<>(KafkaClients.common(fixture.bus().bootstrapServers()), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        homes.assign(List.of(new TopicPartition(Topics.USER, 0), new TopicPartition(Topics.USER, 1)));
        homes.seekToBeginning(homes.assignment());
    }

    @AfterEach
    void stop() throws Exception {
        homes.close();
        fixture.close();
    }

    @Test
    void anAccountIsCreatedUsedLockedCancelledAndComesAgain() throws Exception {
        write("Romeo:" + HASH, "daemon:*");
        AuthServiceInstance service = fixture.start();
        awaitStates("romeo", State.CREATED);
        awaitStates("daemon", State.SUSPENDED);
        ConsumerRecord<byte[], byte[]> first = heard.getFirst();
        Envelope envelope = Envelope.parseFrom(first.value());
        String account = envelope.getAccountChanged().getAccount();
        assertThat(account).endsWith("@example.org");
        assertThat(first.key()).asString().isEqualTo(account);
        assertThat(first.partition()).isEqualTo(HomePartition.of(account, 2));
        assertThat(envelope.getOrigin().getService().getService()).isEqualTo("auth-service");
        login("romeo@example.org");
        awaitStates("romeo", State.CREATED, State.ACTIVE);
        write("romeo:!" + HASH);
        awaitStates("romeo", State.CREATED, State.ACTIVE, State.SUSPENDED);
        awaitStates("daemon", State.SUSPENDED, State.CANCELLED);
        write("juliet:" + HASH);
        awaitStates("romeo", State.CREATED, State.ACTIVE, State.SUSPENDED, State.CANCELLED);
        write("juliet:" + HASH, "ROMEO:" + OTHER_HASH, "paris:oops");
        awaitStates("romeo", State.CREATED, State.ACTIVE, State.SUSPENDED, State.CANCELLED, State.ACTIVE);
        assertThat(predecessors("romeo")).containsExactly(0, 0, 0, 0, 1);
        write("juliet:oops", "romeo:" + OTHER_HASH, "paris:" + HASH);
        awaitStates("paris", State.SUSPENDED, State.CREATED);
        assertThat(states("juliet")).as("a slip closes nobody").containsExactly(State.CREATED);
        positionsRise();
        assertThat(service.get("/users", ADMIN).toString()).contains("\"state\":\"ACTIVE\"");
    }

    @Test
    void aCutFileClosesNobodyUntilAnAdministratorSaysSo() throws Exception {
        write(IntStream.range(0, 30).mapToObj(i -> "user" + i + ':' + HASH).toArray(String[]::new));
        AuthServiceInstance service = fixture.start();
        awaitStates("user29", State.CREATED);
        write();
        awaitHeldBack(service, 30);
        assertThat(service.get("/internal/mechanisms", AuthServiceFixture.INTERNAL)).isNotNull();
        write("user0:" + HASH, "newcomer:" + HASH);
        awaitStates("newcomer", State.CREATED);
        awaitHeldBack(service, 29);
        assertThat(states("user1")).containsExactly(State.CREATED);
        assertThat(service.send("POST", "/accounts/held-back", ADMIN, "{\"closings\":30}").statusCode()).isEqualTo(409);
        assertThat(service.send("POST", "/accounts/held-back", ADMIN, "{\"closings\":29}").statusCode()).isEqualTo(202);
        awaitStates("user1", State.CREATED, State.CANCELLED);
        awaitStates("user29", State.CREATED, State.CANCELLED);
        awaitHeldBack(service, 0);
        Files.delete(fixture.passwordFile());
        write("user0:" + OTHER_HASH, "newcomer:" + HASH, "marker:" + HASH);
        awaitStates("marker", State.CREATED);
        assertThat(states("user0")).containsExactly(State.CREATED);
        positionsRise();
    }

    @Test
    void loginsGoOnWhileTheDatabaseIsAway() throws Exception {
        write("romeo:" + HASH, "juliet:" + HASH);
        AuthServiceInstance service = fixture.start();
        awaitStates("romeo", State.CREATED);
        assertThat(service.mechanisms()).containsExactly("PLAIN");
        String romeo = service.credentials("romeo").get("version").asString();
        String juliet = service.credentials("juliet").get("version").asString();
        assertThat(service.putKeys("romeo", romeo, KeySets.sha256(1))).isEqualTo(204);
        fixture.cutDatabase();
        assertThat(service.credentials("romeo").get("keys").size()).isEqualTo(1);
        assertThat(service.credentials("romeo").get("hash").asString()).isEqualTo(HASH);
        assertThat(service.credentials("nobody").get("version").asString()).hasSize(24);
        assertThat(service.putKeys("juliet", juliet, KeySets.sha256(2))).isEqualTo(503);
        write("romeo:" + HASH, "juliet:" + OTHER_HASH, "paris:" + HASH);
        await().atMost(PATIENCE).until(() -> service.credentials("juliet").get("hash").asString().equals(OTHER_HASH));
        fixture.mendDatabase();
        awaitStates("paris", State.CREATED);
        await().atMost(PATIENCE).until(() -> service.putKeys("juliet",
                service.credentials("juliet").get("version").asString(), KeySets.sha256(2)) == 204);
        assertThat(service.putKeys("paris", service.credentials("paris").get("version").asString(), KeySets.sha256(3)))
                .isEqualTo(204);
        assertThat(service.mechanisms()).as("derived keys alone do not last").containsExactly("PLAIN");
    }

    @Test
    void keysThatAGatewayDerivesAreKeptUntilThePasswordChanges() throws Exception {
        String sha256 = scram(ScramHash.SHA_256);
        write("mercutio:" + sha256);
        AuthServiceInstance service = fixture.start();
        var credentials = service.credentials("mercutio");
        String version = credentials.get("version").asString();
        assertThat(service.putKeys("mercutio", version, KeySets.sha1(1), KeySets.sha256(2))).isEqualTo(204);
        var more = service.credentials("mercutio");
        assertThat(more.get("version").asString()).isEqualTo(version);
        assertThat(more.get("keys").get(0)).as("the file's own keys stay").isEqualTo(credentials.get("keys").get(0));
        assertThat(more.get("keys").get(1).get("storedKey").asString()).isEqualTo(KeySets.bytes(20, 1));
        assertThat(service.putKeys("mercutio", version, KeySets.sha1(3))).as("a second gateway").isEqualTo(204);
        assertThat(service.credentials("mercutio")).as("the first one's keys stay").isEqualTo(more);
        write("mercutio:" + HASH);
        await().atMost(PATIENCE).until(() -> !service.credentials("mercutio").get("hash").isNull());
        assertThat(service.credentials("mercutio").get("keys").size()).isZero();
        assertThat(service.putKeys("mercutio", version, KeySets.sha1(1))).isEqualTo(409);
    }

    @Test
    void theOfferNeverShrinksOnceSomebodyHasLoggedInAndGrowsByTheFileAlone() throws Exception {
        write("romeo:" + HASH);
        AuthServiceInstance service = fixture.start();
        assertThat(service.mechanisms()).containsExactly("PLAIN");
        write("romeo:" + scram(ScramHash.SHA_256));
        awaitOffer(service, "SCRAM-SHA-256", "PLAIN");
        write("romeo:" + HASH);
        awaitOffer(service, "PLAIN"); // Nobody has logged in: nobody has pinned it.
        write("romeo:" + scram(ScramHash.SHA_256));
        awaitOffer(service, "SCRAM-SHA-256", "PLAIN");
        login("romeo@example.org");
        awaitStates("romeo", State.CREATED, State.ACTIVE);
        write("romeo:" + scram(ScramHash.SHA_1), "juliet:" + scram(ScramHash.SHA_1));
        awaitOffer(service, "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN");
        assertThat(service.bean(MeterRegistry.class).get("granta.auth.accounts.without.offered.keys").gauge().value())
                .isEqualTo(2);
        service.close();
        write("paris:" + HASH, "romeo:" + HASH);
        assertThat(fixture.start().mechanisms()).as("kept over a restart")
                .containsExactly("SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN");
    }

    private static String scram(ScramHash mechanism) {
        return new StoredScramKeys(List.of(ScramDerivation.derive(mechanism, "pencil", new byte[16], 4096))).field();
    }

    private static void awaitOffer(AuthServiceInstance service, String... mechanisms) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(service.mechanisms()).containsExactly(mechanisms));
    }

    @Test
    void twoInstancesShareKeysAndTellEverythingOnce() throws Exception {
        write("romeo:" + HASH);
        AuthServiceInstance one = fixture.start();
        AuthServiceInstance other = fixture.start();
        awaitStates("romeo", State.CREATED);
        String version = one.credentials("romeo").get("version").asString();
        assertThat(other.credentials("romeo").get("version").asString()).isEqualTo(version);
        assertThat(other.credentials("nobody")).isEqualTo(one.credentials("nobody"));
        assertThat(one.putKeys("romeo", version, KeySets.sha256(1))).isEqualTo(204);
        await().atMost(PATIENCE).until(() -> other.credentials("romeo").get("keys").size() == 1);
        one.close();
        write("romeo:" + HASH, "juliet:" + HASH);
        awaitStates("juliet", State.CREATED);
        assertThat(states("romeo")).containsExactly(State.CREATED);
        AuthServiceInstance later = fixture.start();
        assertThat(later.credentials("romeo").get("keys").size()).as("kept over a restart").isEqualTo(1);
        assertThat(heard).hasSize(2);
        positionsRise();
    }

    @Test
    void aTopicMadeAnewIsToldEveryStateAgain() throws Exception {
        write("romeo:" + HASH, "nurse:*");
        AuthServiceInstance first = fixture.start();
        awaitStates("romeo", State.CREATED);
        awaitStates("nurse", State.SUSPENDED);
        first.close();
        try (Admin admin = Admin.create(KafkaClients.common(fixture.bus().bootstrapServers()))) {
            admin.deleteTopics(List.of(Topics.USER)).all().get();
            await().atMost(PATIENCE).until(() -> !admin.listTopics().names().get().contains(Topics.USER));
        }
        TopicMaker.ensure(fixture.bus());
        heard.clear();
        homes.seekToBeginning(homes.assignment());
        fixture.start();
        awaitStates("romeo", State.CREATED);
        awaitStates("nurse", State.SUSPENDED);
    }

    private void write(String... lines) throws Exception {
        Path fresh = directory.resolve("passwd.new");
        Files.write(fresh, Arrays.asList(lines));
        Files.move(fresh, fixture.passwordFile(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void login(String account) throws Exception {
        byte[] login = Envelope.newBuilder().setTime(Instant.now().toEpochMilli())
                .setLoginAudited(LoginAudited.newBuilder().setAccount(account).setSuccess(true)).build().toByteArray();
        try (var producer = new KafkaProducer<>(KafkaClients.producer(fixture.bus().bootstrapServers()),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.AUDIT, 0, null, login)).get();
        }
    }

    private void awaitStates(String name, State... expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(name)).containsExactly(expected));
    }

    private static void awaitHeldBack(AuthServiceInstance service, int closings) {
        await().atMost(PATIENCE)
                .until(() -> service.get("/accounts/held-back", ADMIN).get("closings").asInt() == closings);
    }

    private List<State> states(String name) throws Exception {
        return told(name).stream().map(AccountChanged::getState).toList();
    }

    private List<Integer> predecessors(String name) throws Exception {
        return told(name).stream().map(AccountChanged::getPredecessors).toList();
    }

    private List<AccountChanged> told(String name) throws Exception {
        homes.poll(Duration.ofMillis(100)).forEach(heard::add);
        List<AccountChanged> told = new ArrayList<>();
        for (var record : heard) {
            AccountChanged change = Envelope.parseFrom(record.value()).getAccountChanged();
            if (change.getAccount().equals(name + "@example.org")) {
                told.add(change);
            }
        }
        return told;
    }

    private void positionsRise() throws Exception {
        long[] last = new long[2];
        for (var record : heard) {
            long position = Envelope.parseFrom(record.value()).getOrigin().getService().getPosition();
            assertThat(position).isGreaterThan(last[record.partition()]);
            last[record.partition()] = position;
        }
    }
}
