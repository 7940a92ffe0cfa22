package chat.granta.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.bus.StrictProducer;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.ledger.Batches.Part;
import chat.granta.ledger.store.InputPartition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worker on a Kafka that a test plays, and a real PostgreSQL. */
class LedgerWorkerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PARTITION = 0;
    private static final TopicPartition ROSTER = new TopicPartition(Topics.ROSTER, PARTITION);

    private final InputPartition input = new InputPartition(UUID.randomUUID(), PARTITION);
    private final String account = "log" + input.topicId() + "@example.org";
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer = new MockProducer<>(true, null, new ByteArraySerializer(),
            new ByteArraySerializer());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final LedgerWorker worker = new LedgerWorker(CountingBookkeeping.SETTINGS,
            () -> new LedgerClients(consumer, new StrictProducer(producer), input.topicId()),
            CountingBookkeeping.batches(), new LedgerLag(metrics, "test", "granta.counting", InstantSource.system()),
            _ -> {});
    private final Thread thread = new Thread(worker);

    @BeforeEach
    void prepare() {
        consumer.updateBeginningOffsets(Map.of(ROSTER, 0L));
    }

    @AfterEach
    void stop() throws InterruptedException {
        worker.stop();
        assertThat(thread.join(PATIENCE)).isTrue();
    }

    @Test
    void itPublishesWhatAnotherLeftAndGoesOnWhereTheDatabaseSays() {
        another(0, 3);
        start();
        deliver(3, 5);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(replies()).containsExactly(0L, 1L, 2L, 3L, 4L));
    }

    @Test
    void anotherOwnerHasMovedThePositionMeanwhile() {
        start();
        deliver(0, 2);
        await().atMost(PATIENCE).until(() -> replies().size() == 2);
        another(2, 5);
        deliver(2, 4);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(consumer.position(ROSTER)).isEqualTo(5));
        deliver(5, 6);
        await().atMost(PATIENCE).until(() -> replies().contains(5L));
        assertThat(replies().stream().distinct()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(replies()).endsWith(2L, 3L, 4L, 5L);
    }

    private void start() {
        thread.start();
        await().atMost(PATIENCE).until(() -> consumer.subscription().contains(Topics.ROSTER));
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(ROSTER)));
        await().atMost(PATIENCE).until(() -> consumer.assignment().contains(ROSTER) && consumer.paused().isEmpty());
    }

    private void deliver(int from, int to) {
        for (int i = from; i < to; i++) {
            consumer.addRecord(new ConsumerRecord<>(Topics.ROSTER, PARTITION, i, new byte[0],
                    CountingBookkeeping.request(account, PARTITION, i)));
        }
    }

    /** Another process handles requests and dies before it publishes anything. */
    private void another(int from, int to) {
        Batches batches = CountingBookkeeping.batches();
        var partition = new OwnedPartition(input, batches.read(input));
        for (int i = from; i < to; i++) {
            batches.handle(List.of(new Part(partition, List.of(
                    new InputRecord(input, i, new byte[0], CountingBookkeeping.request(account, PARTITION, i))))));
        }
    }

    private List<Long> replies() {
        return List.copyOf(producer.history()).stream().map(record -> {
            try {
                return Envelope.parseFrom(record.value()).getTime();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }
}
