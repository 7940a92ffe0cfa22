package chat.granta.s2s.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.bus.BusSettings;
import chat.granta.bus.ConsumerProgress;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.Origins;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.embedded.EmbeddedKafka;
import chat.granta.gateway.LogPublisher;
import chat.granta.gateway.UnreadableRecords;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.s2s.sending.OutgoingStanza;
import chat.granta.s2s.sending.StanzaRoute;
import chat.granta.s2s.stream.LocalDomains;
import com.google.protobuf.ByteString;
import com.yammer.metrics.core.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it costs to read what is for other servers, in requests to Kafka and in times that streams are woken. */
class RemoteReaderCostTest {
    private static final ByteString TOPIC = ByteString.copyFrom(new byte[16]);
    private static final int STANZAS = 500;

    /** Counts what comes, and how often. */
    private static final class Counting implements StanzaRoute {
        final AtomicInteger times = new AtomicInteger();
        final AtomicInteger stanzas = new AtomicInteger();

        @Override
        public void send(List<OutgoingStanza> some) {
            times.incrementAndGet();
            some.forEach(one -> one.fate().done());
            stanzas.addAndGet(some.size());
        }

        @Override
        public long waiting() {
            return 0;
        }

        @Override
        public void release(Predicate<String> isTakenOver) {}
    }

    /** ADR 38: in standalone the router's records are heard, each time one of them is written. */
    @Test
    void whatThisProcessWritesIsNotFetchedAndStreamsAreWokenOnceForMany(@TempDir Path directory) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            var bus = new BusSettings(kafka.bootstrapServers(), 1, 1, (short) 1, null, null, null, true);
            TopicMaker.ensure(bus);
            var route = new Counting();
            try (var toLog = new LogPublisher(bus);
                    var writer = KafkaClients.openProducer(bus, KafkaClients.producer(bus.bootstrapServers()))) {
                for (int i = 0; i < STANZAS; i++) {
                    writer.send(record(i));
                }
                writer.flush();
                RemoteReader reader = reader(bus, route, toLog);
                Thread thread = Thread.ofPlatform().start(reader);
                awaitStanzas(route, STANZAS);
                assertThat(route.times).as("woken for %d that were there", STANZAS).hasValueLessThan(STANZAS / 50);
                long before = fetches();
                long began = System.nanoTime();
                for (int i = STANZAS; i < 2 * STANZAS; i++) {
                    writer.send(record(i)).get();
                }
                awaitStanzas(route, 2 * STANZAS);
                long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
                // On a machine that is so slow that nothing is heard for a while a reader asks, and goes on listening.
                assertThat(fetches() - before).as("fetches for %d written one by one in %d ms", STANZAS, took)
                        .isLessThan(STANZAS / 10 + took / 20);
                reader.stop();
                thread.join();
            }
        }
    }

    private static void awaitStanzas(Counting route, int count) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(route.stanzas).hasValue(count));
    }

    private static ProducerRecord<byte[], byte[]> record(int number) {
        var message = new Message(Jid.parse("juliet@verona.example/balcony"), null, "m" + number, Message.Type.CHAT,
                null, Payload.EMPTY);
        return new ProducerRecord<>(Topics.REMOTE, 0, null,
                Envelope.newBuilder().setOrigin(Origins.derived(TOPIC, 0, number, 0))
                        .setInbound(Inbound.newBuilder().setStanza(StanzaCodec.toWire(message))
                                .addTo("romeo@mantua.example"))
                        .build().toByteArray());
    }

    private static RemoteReader reader(BusSettings bus, StanzaRoute route, LogPublisher toLog) {
        var meters = new SimpleMeterRegistry();
        var homes = new LogHomes(toLog, new LocalDomains("verona.example", "rooms.verona.example"), bus, false);
        return new RemoteReader(bus,
                new RemoteReader.Source(Topics.REMOTE, 1, "gateway-s2s", Duration.ofHours(1), 1_000_000), "test",
                route, homes, new UnreadableRecords(toLog, "s2s", Topics.REMOTE, meters),
                new ConsumerProgress(meters, "test"));
    }

    /** How many the broker has answered. */
    private static long fetches() {
        return KafkaYammerMetrics.defaultRegistry().allMetrics().entrySet().stream()
                .filter(one -> one.getKey().getName().equals("RequestsPerSec")
                        && one.getKey().getMBeanName().contains("request=Fetch,"))
                .mapToLong(one -> ((Meter) one.getValue()).count()).sum();
    }
}
