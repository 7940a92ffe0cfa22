package chat.granta.s2s.log;

import chat.granta.bus.ConsumerProgress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.bus.BusSettings;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.Origins;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Batch;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.embedded.EmbeddedKafka;
import chat.granta.gateway.LogPublisher;
import chat.granta.gateway.UnreadableRecords;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.s2s.Wire;
import chat.granta.dns.ServerAddress;
import chat.granta.dns.ServerLookup;
import chat.granta.dns.UnknownServerException;
import chat.granta.s2s.sending.RemoteServers;
import chat.granta.s2s.sending.SendingServices;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.s2s.stream.S2sMetrics;
import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is for other servers survives the gateway that has read it, and is done once. */
class RemoteReaderTest {
    private static final ByteString TOPIC = ByteString.copyFrom(new byte[16]);

    @TempDir
    private Path directory;

    private final MeterRegistry meters = new SimpleMeterRegistry();

    private Envelope.Builder message(String id, String domain) {
        var message = new Message(Jid.parse("juliet@verona.example/balcony"), null, id, Message.Type.CHAT, null,
                Payload.EMPTY);
        return Envelope.newBuilder().setInbound(
                Inbound.newBuilder().setStanza(StanzaCodec.toWire(message)).addTo("romeo@" + domain));
    }

    @Test
    void aSuccessorDoesWhatIsLeftAndNothingTwice() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"))) {
            var bus = BusSettings.of(kafka.bootstrapServers(), 1, 1, 1);
            TopicMaker.ensure(bus);
            try (var producer = new KafkaProducer<>(KafkaClients.producer(bus.bootstrapServers()),
                    new ByteArraySerializer(), new ByteArraySerializer());
                    var toLog = new LogPublisher(bus)) {
                // Nobody can read these; what is behind them goes on.
                producer.send(new ProducerRecord<>(Topics.REMOTE, 0, null, new byte[]{1, 2, 3})).get();
                put(producer, 0, withoutSender());
                put(producer, 1, message("slow", "slow.example"));
                put(producer, 2, Envelope.newBuilder().setBatch(Batch.newBuilder()
                        .addParts(message("gone-1", "gone.example")).addParts(message("gone-2", "gone.example"))));
                // A router that has crashed says it again.
                put(producer, 2, message("gone-3", "gone.example"));
                var homes = new LogHomes(toLog, new LocalDomains("verona.example", "rooms.verona.example"), bus, false);
                run(bus, toLog, homes, domain -> domain.equals("slow.example")
                        ? new CompletableFuture<>()
                        : unknown(domain), List.of("gone-1", "gone-2"));
                run(bus, toLog, homes, RemoteReaderTest::unknown, List.of("gone-1", "gone-2", "slow"));
                assertThat(meters.counter("granta.s2s.dead.letters").count()).as("parked, once").isEqualTo(2);
            }
        }
    }

    private static Envelope.Builder withoutSender() {
        var message = new Message(null, null, "nobody", Message.Type.CHAT, null, Payload.EMPTY);
        return Envelope.newBuilder()
                .setInbound(Inbound.newBuilder().setStanza(StanzaCodec.toWire(message)).addTo("romeo@gone.example"));
    }

    private static CompletableFuture<List<ServerAddress>> unknown(String domain) {
        return CompletableFuture.failedFuture(new UnknownServerException(domain + " has no server"));
    }

    private static void put(KafkaProducer<byte[], byte[]> producer, long offset, Envelope.Builder envelope)
            throws Exception {
        producer.send(new ProducerRecord<>(Topics.REMOTE, 0, null,
                envelope.setOrigin(Origins.derived(TOPIC, 0, offset, 0)).build().toByteArray())).get();
    }

    /** Lets a gateway read until these senders have been answered, each once, and stops it. */
    private void run(BusSettings bus, LogPublisher toLog, LogHomes homes, ServerLookup lookup, List<String> answered)
            throws Exception {
        var servers = new RemoteServers(new SendingServices(Wire.settings(Map.of()), Wire.policy(Map.of()), lookup,
                (_, _, _, done) -> done.test(null), new S2sMetrics(new SimpleMeterRegistry())));
        var reader = new RemoteReader(bus,
                new RemoteReader.Source(Topics.REMOTE, 1, "gateway-s2s", Duration.ofHours(1), 1_000_000), "test",
                servers,
                homes, new UnreadableRecords(toLog, "s2s", Topics.REMOTE, meters),
                new ConsumerProgress(meters, "test"));
        Thread thread = Thread.ofPlatform().start(reader);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(answers(bus)).hasSameSizeAs(answered));
        reader.stop();
        thread.join();
        assertThat(answers(bus)).containsExactlyElementsOf(answered);
    }

    private static List<String> answers(BusSettings bus) throws Exception {
        var home = new TopicPartition(Topics.USER, 0);
        List<String> ids = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(KafkaClients.consumer(bus, "test"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(home));
            consumer.seekToBeginning(List.of(home));
            long end = consumer.endOffsets(List.of(home)).get(home);
            while (consumer.position(home) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    Envelope envelope = Envelope.parseFrom(record.value());
                    assertThat(envelope.getOrigin().getRemote().getSequence()).isEqualTo(ids.size() + 1);
                    assertThat(envelope.getInbound().getStanza().getType()).isEqualTo("error");
                    ids.add(envelope.getInbound().getStanza().getId());
                }
            }
        }
        return ids;
    }
}
