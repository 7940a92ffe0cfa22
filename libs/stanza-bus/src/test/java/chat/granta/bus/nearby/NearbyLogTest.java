package chat.granta.bus.nearby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.granta.bus.BusSettings;
import chat.granta.bus.KafkaClients;
import chat.granta.embedded.EmbeddedKafka;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker in this process: the log has what it would have by TCP, and refuses what it would refuse. */
class NearbyLogTest {
    private static final int PARTITIONS = 3;
    private static final int RECORDS = 2000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicInteger appends = new AtomicInteger();
    private Executor answering = Runnable::run;
    private EmbeddedKafka kafka;
    private Admin admin;
    private BusSettings bus;

    @BeforeEach
    void start(@TempDir Path directory) {
        kafka = EmbeddedKafka.start(directory);
        bus = new BusSettings(kafka.bootstrapServers(), 2, 2, (short) 1, null, null, null, true);
        admin = Admin.create(KafkaClients.common(kafka.bootstrapServers()));
        var broker = kafka.appends();
        NearbyLog.offer(kafka.bootstrapServers(), (request, answer) -> {
            appends.incrementAndGet();
            broker.append(request, response -> answering.execute(() -> answer.accept(response)));
        });
    }

    @AfterEach
    void stop() {
        NearbyLog.withdraw(kafka.bootstrapServers());
        admin.close();
        kafka.close();
    }

    @Test
    void keepsAllInTheirOrder() throws Exception {
        make("chat", Map.of());
        List<Future<RecordMetadata>> written = write("chat", 0, RECORDS);
        for (int i = 0; i < RECORDS; i++) {
            assertThat(written.get(i).get().offset()).isEqualTo(i / PARTITIONS);
        }
        assertThat(committed("chat", RECORDS)).containsExactlyElementsOf(IntStream.range(0, RECORDS).boxed().toList());
        assertThat(appends).hasPositiveValue();
    }

    @Test
    void doesNotMindAnswersThatComeLaterFromAnotherThread() throws Exception {
        make("late", Map.of());
        try (var thread = Executors.newSingleThreadExecutor()) {
            answering = thread;
            write("late", 0, RECORDS);
        }
        assertThat(committed("late", RECORDS)).containsExactlyElementsOf(IntStream.range(0, RECORDS).boxed().toList());
    }

    @Test
    void showsOfTransactionsWhatWasCommitted() throws Exception {
        make("homes", Map.of());
        List<Integer> expected = new ArrayList<>();
        try (var home = transactional("home")) {
            home.initTransactions();
            for (int turn = 0; turn < 20; turn++) {
                home.beginTransaction();
                for (int i = turn * 100; i < turn * 100 + 100; i++) {
                    home.send(record("homes", i));
                    if (turn % 3 != 0) {
                        expected.add(i);
                    }
                }
                home.flush();
                if (turn % 3 == 0) {
                    home.abortTransaction();
                } else {
                    home.commitTransaction();
                }
            }
        }
        assertThat(committed("homes", expected.size())).containsExactlyElementsOf(expected);
        assertThat(appends).hasPositiveValue();
    }

    @Test
    void refusesAnOwnerWhoHasBeenReplaced() throws Exception {
        make("owned", Map.of());
        try (var before = transactional("owner"); var after = transactional("owner")) {
            before.initTransactions();
            before.beginTransaction();
            before.send(record("owned", 1)).get();
            after.initTransactions();
            assertThatThrownBy(() -> {
                before.send(record("owned", 2));
                before.commitTransaction();
            }).isInstanceOfAny(ProducerFencedException.class, KafkaException.class);
            after.beginTransaction();
            after.send(record("owned", 3)).get();
            after.commitTransaction();
        }
        assertThat(committed("owned", 1)).containsExactly(3);
    }

    @Test
    void findsATopicThatWasMadeAnew() throws Exception {
        make("anew", Map.of());
        try (var writer = KafkaClients.openProducer(bus, KafkaClients.producer(bus.bootstrapServers()))) {
            writer.send(record("anew", 1)).get();
            admin.deleteTopics(List.of("anew")).all().get();
            await().atMost(PATIENCE).until(() -> !admin.listTopics().names().get().contains("anew"));
            Future<RecordMetadata> waiting = writer.send(record("anew", 4));
            make("anew", Map.of());
            assertThat(waiting.get().offset()).isZero();
        }
        assertThat(committed("anew", 1)).containsExactly(4);
    }

    @Test
    void saysWhatTheBrokerSaysOfARecordThatIsTooLarge() throws Exception {
        make("small", Map.of("max.message.bytes", "200"));
        try (var writer = KafkaClients.openProducer(bus, KafkaClients.producer(bus.bootstrapServers()))) {
            Future<RecordMetadata> refused = writer.send(new ProducerRecord<>("small", 0, null, new byte[500]));
            assertThatThrownBy(refused::get).isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(RecordTooLargeException.class);
            assertThat(writer.send(record("small", 3)).get().offset()).isZero();
        }
    }

    @Test
    void isNotAskedByWritersWhoHearNothing() throws Exception {
        make("apart", Map.of());
        bus = BusSettings.of(kafka.bootstrapServers(), 2, 2, 1);
        write("apart", 0, 10);
        assertThat(committed("apart", 10)).hasSize(10);
        assertThat(appends).hasValue(0);
    }

    private List<Future<RecordMetadata>> write(String topic, int first, int count) {
        try (var writer = KafkaClients.openProducer(bus, KafkaClients.producer(bus.bootstrapServers()))) {
            return IntStream.range(first, first + count).mapToObj(i -> writer.send(record(topic, i))).toList();
        }
    }

    private Producer<byte[], byte[]> transactional(String id) {
        Map<String, Object> settings = KafkaClients.producer(bus.bootstrapServers());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        return KafkaClients.openProducer(bus, settings);
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, int number) {
        return new ProducerRecord<>(topic, number % PARTITIONS, null, ByteBuffer.allocate(4).putInt(number).array());
    }

    /** The numbers of all committed records, sorted; of a partition they must come in their order. */
    private List<Integer> committed(String topic, int count) {
        Map<String, Object> settings = new HashMap<>(KafkaClients.common(kafka.bootstrapServers()));
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        List<Integer> all = new ArrayList<>();
        try (var reader = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition(topic, i)).toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end && !(all.size() >= count && atEnd(reader, partitions))) {
                var records = reader.poll(Duration.ofMillis(100));
                for (TopicPartition partition : records.partitions()) {
                    List<Integer> numbers = records.records(partition).stream()
                            .map(each -> ByteBuffer.wrap(each.value()).getInt()).toList();
                    assertThat(numbers).isSorted();
                    all.addAll(numbers);
                }
            }
        }
        return all.stream().sorted().toList();
    }

    private static boolean atEnd(KafkaConsumer<byte[], byte[]> reader, List<TopicPartition> partitions) {
        return reader.endOffsets(partitions).entrySet().stream()
                .allMatch(each -> reader.position(each.getKey()) >= each.getValue());
    }

    private void make(String topic, Map<String, String> settings) throws Exception {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1).configs(settings))).all().get();
            return true;
        });
    }
}
