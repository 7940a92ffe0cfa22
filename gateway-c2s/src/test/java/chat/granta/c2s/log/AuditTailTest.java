package chat.granta.c2s.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.bus.BusSettings;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.ArchiveBehind;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.LoginAudited;
import chat.granta.c2s.pace.ArchivePace;
import chat.granta.c2s.throttle.LoginThrottle;
import chat.granta.embedded.EmbeddedKafka;
import chat.granta.model.Jid;
import chat.granta.settings.ThrottleSettings;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other gateways saw, over a real log. */
class AuditTailTest {
    private static final ThrottleSettings SETTINGS = new ThrottleSettings(true, Duration.ofMinutes(10), 3, 1000, 1000,
            Duration.ofHours(1));
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static EmbeddedKafka kafka;
    private static BusSettings bus;
    private static KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    static void start(@TempDir Path directory) {
        kafka = EmbeddedKafka.start(directory);
        bus = BusSettings.of(kafka.bootstrapServers(), 2, 2, 1);
        TopicMaker.ensure(bus);
        producer = new KafkaProducer<>(KafkaClients.producer(kafka.bootstrapServers()), new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        kafka.close();
    }

    @Test
    void failuresAnywhereCountHereFromBeforeTheStartAndAfterIt() {
        var throttle = new LoginThrottle(SETTINGS, InstantSource.system());
        var pace = new ArchivePace(InstantSource.system());
        fail("early", 3);
        for (int partition = 0; partition < producer.partitionsFor(Topics.AUDIT).size(); partition++) {
            producer.send(new ProducerRecord<>(Topics.AUDIT, partition, null, new byte[]{(byte) 0xff, 1, 2}));
            producer.send(new ProducerRecord<>(Topics.AUDIT, partition, null, null));
        }
        producer.flush();
        var tail = new AuditTail(bus, SETTINGS.window(),
                List.of(new AuditedLogins(throttle), new ArchiveNotices(pace)));
        tail.start();
        try {
            await().atMost(PATIENCE).until(() -> !permits(throttle, "early"));
            for (int i = 0; i < 20; i++) {
                // On all partitions.
                fail("late" + i, 3);
            }
            for (int i = 0; i < 20; i++) {
                String account = "late" + i;
                await().atMost(PATIENCE).until(() -> !permits(throttle, account));
            }
            assertThat(permits(throttle, "nobody")).isTrue();
            assertThat(pace.measured()).isZero();
            archivesAreBehind();
            await().atMost(PATIENCE).until(() -> pace.measured() > 0);
        } finally {
            tail.stop();
        }
        await().atMost(PATIENCE).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("audit-tail")));
    }

    @Test
    void withoutALogTheGatewayGoesOn() {
        var throttle = new LoginThrottle(SETTINGS, InstantSource.system());
        var tail = new AuditTail(BusSettings.of("localhost:1", 2, 2, 1), SETTINGS.window(),
                List.of(new AuditedLogins(throttle)));
        tail.start();
        assertThat(permits(throttle, "alice")).isTrue();
        tail.stop();
        assertThat(tail.isRunning()).isFalse();
    }

    private static void fail(String account, int times) {
        for (int i = 0; i < times; i++) {
            var login = LoginAudited.newBuilder().setAccount(account + "@localhost").setMechanism("PLAIN")
                    .setAddress("192.0.2.1:" + i).setReason("not-authorized: wrong");
            byte[] record = Envelope.newBuilder().setTime(System.currentTimeMillis()).setLoginAudited(login).build()
                    .toByteArray();
            producer.send(new ProducerRecord<>(Topics.AUDIT, account.getBytes(StandardCharsets.UTF_8), record));
        }
        producer.flush();
    }

    private static void archivesAreBehind() {
        var behind = ArchiveBehind.newBuilder().setLagMillis(4_000).setAllowedMillis(3_000);
        producer.send(new ProducerRecord<>(Topics.AUDIT, Envelope.newBuilder().setTime(System.currentTimeMillis())
                .setArchiveBehind(behind).build().toByteArray()));
        producer.flush();
    }

    private static boolean permits(LoginThrottle throttle, String account) {
        return throttle.permits(Jid.parse(account + "@localhost"), InetAddress.ofLiteral("192.0.2.1"));
    }
}
