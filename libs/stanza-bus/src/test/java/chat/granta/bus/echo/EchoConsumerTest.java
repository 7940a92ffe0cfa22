package chat.granta.bus.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.bus.BusSettings;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.nearby.NearbyLog;
import chat.granta.embedded.EmbeddedKafka;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker: what is read is what the log has, whoever writes and whatever the reader is asked to do meanwhile. */
class EchoConsumerTest {
    private static final int PARTITIONS = 3;
    private static final int RECORDS = 3000;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static EmbeddedKafka kafka;
    private static Admin admin;
    private static BusSettings bus;

    @BeforeAll
    static void start(@TempDir Path directory) {
        kafka = EmbeddedKafka.start(directory);
        bus = new BusSettings(kafka.bootstrapServers(), 2, 2, (short) 1, null, null, null, true);
        admin = Admin.create(KafkaClients.common(kafka.bootstrapServers()));
        NearbyLog.offer(kafka.bootstrapServers(), kafka.appends()::append);
    }

    @AfterAll
    static void stop() {
        NearbyLog.withdraw(kafka.bootstrapServers());
        admin.close();
        kafka.close();
    }

    @Test
    void readsWhatTheLogHas() throws Exception {
        make("busy");
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> read = new HashMap<>();
        try (var writers = Executors.newFixedThreadPool(3);
                var reader = KafkaClients.openConsumer(bus, KafkaClients.consumer(bus, "busy"))) {
            reader.subscribe(List.of("busy"), fromTheBeginning(reader));
            await(reader, read, 0, () -> reader.assignment().size() == PARTITIONS);
            var own = CompletableFuture.runAsync(() -> write("busy", echoing(), 1), writers);
            var inTransactions = CompletableFuture.runAsync(() -> writeInTransactions("busy", transactional()),
                    writers);
            var others = CompletableFuture.runAsync(() -> write("busy", plain(), 7), writers);
            await(reader, read, 3 * RECORDS, () -> true);
            CompletableFuture.allOf(own, inTransactions, others).join();
        }
        assertThatItIsTheLog("busy", read);
    }

    @Test
    void pausesAndSeeksHoldHere() throws Exception {
        make("restless");
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> read = new HashMap<>();
        var random = new Random(1);
        try (var writers = Executors.newSingleThreadExecutor();
                var reader = KafkaClients.openConsumer(bus, KafkaClients.consumer(bus, "restless"))) {
            Set<TopicPartition> all = partitions("restless");
            reader.assign(all);
            reader.seekToBeginning(all);
            var own = CompletableFuture.runAsync(() -> write("restless", echoing(), 1), writers);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (count(read) < RECORDS && System.nanoTime() < end) {
                var records = reader.poll(Duration.ofMillis(5));
                for (TopicPartition partition : records.partitions()) {
                    assertThat(reader.paused()).doesNotContain(partition);
                    assertThat(reader.position(partition))
                            .isEqualTo(records.records(partition).getLast().offset() + 1);
                }
                add(records, read);
                TopicPartition one = new TopicPartition("restless", random.nextInt(PARTITIONS));
                switch (random.nextInt(4)) {
                    case 0 -> reader.pause(Set.of(one));
                    case 1 -> reader.resume(all);
                    case 2 -> seekBack(reader, one, read.get(one));
                    default -> {
                    }
                }
            }
            own.join();
        }
        assertThatItIsTheLog("restless", read);
    }

    @Test
    void whatIsHeardIsNotFetched() throws Exception {
        make("heard");
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> read = new HashMap<>();
        try (var writer = echoing();
                var reader = KafkaClients.openConsumer(bus, KafkaClients.consumer(bus, "heard"))) {
            Set<TopicPartition> all = partitions("heard");
            reader.assign(all);
            reader.seekToBeginning(all);
            int requests = 2000;
            for (int i = 0; i < requests; i++) {
                writer.send(new ProducerRecord<>("heard", 0, null, new byte[]{1})).get();
                add(reader.poll(Duration.ofMillis(1)), read);
            }
            await(reader, read, requests, () -> true);
            assertThat(metric(reader, "fetch-total")).isLessThan(requests / 4.0);
        }
        assertThatItIsTheLog("heard", read);
    }

    /** A busy partition of this process does not keep what others write to another one waiting. */
    @Test
    void othersAreReadBesides() throws Exception {
        make("besides");
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> read = new HashMap<>();
        var isOver = new AtomicBoolean();
        try (var writers = Executors.newSingleThreadExecutor();
                var foreign = plain();
                var own = echoing();
                var reader = KafkaClients.openConsumer(bus, KafkaClients.consumer(bus, "besides"))) {
            reader.assign(partitions("besides"));
            reader.seekToBeginning(partitions("besides"));
            var busy = CompletableFuture.runAsync(() -> {
                while (!isOver.get()) {
                    own.send(new ProducerRecord<>("besides", 0, null, new byte[]{1}));
                    own.send(new ProducerRecord<>("besides", 2, null, new byte[]{1}));
                    own.flush();
                }
            }, writers);
            var quiet = new TopicPartition("besides", 1);
            for (int i = 1; i <= 30; i++) {
                int expected = 2 * i;
                foreign.send(new ProducerRecord<>("besides", 1, null, new byte[]{2})).get();
                own.send(new ProducerRecord<>("besides", 1, null, new byte[]{3}));
                await(reader, read, 0, () -> read.getOrDefault(quiet, List.of()).size() == expected);
            }
            isOver.set(true);
            busy.join();
        }
        assertThat(read.get(new TopicPartition("besides", 1))).extracting(ConsumerRecord::offset)
                .isEqualTo(LongStream.range(0, 60).boxed().toList());
    }

    @Test
    void wakesWhileItListens() throws Exception {
        make("woken");
        try (var writer = echoing();
                var reader = KafkaClients.openConsumer(bus, KafkaClients.consumer(bus, "woken"))) {
            Set<TopicPartition> all = partitions("woken");
            reader.assign(all);
            reader.seekToBeginning(all);
            for (int i = 0; i < 100; i++) {
                writer.send(new ProducerRecord<>("woken", 0, null, new byte[]{1})).get();
                reader.poll(Duration.ofMillis(1));
            }
            reader.wakeup();
            assertThatThrownBy(() -> {
                for (int i = 0; i < 100; i++) {
                    reader.poll(POLL);
                }
            }).isInstanceOf(WakeupException.class);
        }
    }

    private static void seekBack(Consumer<byte[], byte[]> reader, TopicPartition partition,
            List<ConsumerRecord<byte[], byte[]>> read) {
        if (read != null && read.size() > 3) {
            ConsumerRecord<byte[], byte[]> from = read.get(read.size() - 3);
            reader.seek(partition, from.offset());
            read.subList(read.size() - 3, read.size()).clear();
        }
    }

    private static ConsumerRebalanceListener fromTheBeginning(Consumer<byte[], byte[]> reader) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> revoked) {}

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
                reader.seekToBeginning(assigned);
            }
        };
    }

    private static void await(Consumer<byte[], byte[]> reader,
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> read, int records,
            BooleanSupplier more) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count(read) < records || !more.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%d of %d read", count(read), records).isLessThan(end);
            add(reader.poll(POLL), read);
        }
    }

    private static void add(Iterable<ConsumerRecord<byte[], byte[]>> records,
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> read) {
        for (var record : records) {
            read.computeIfAbsent(new TopicPartition(record.topic(), record.partition()), _ -> new ArrayList<>())
                    .add(record);
        }
    }

    private static int count(Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> read) {
        return read.values().stream().mapToInt(List::size).sum();
    }

    /** Compared with what another consumer fetches, aborted transactions included. */
    private static void assertThatItIsTheLog(String topic,
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> read) {
        Map<String, Object> settings = KafkaClients.consumer(bus, "the log of " + topic);
        try (var log = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            log.assign(partitions(topic));
            log.seekToBeginning(partitions(topic));
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> there = new HashMap<>();
            var ends = log.endOffsets(partitions(topic));
            await(log, there, 0,
                    () -> partitions(topic).stream().allMatch(each -> log.position(each) >= ends.get(each)));
            assertThat(lines(read)).isEqualTo(lines(there));
        }
    }

    private static Map<String, List<String>> lines(Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records) {
        Map<String, List<String>> lines = new TreeMap<>();
        records.forEach((partition, all) -> lines.put(partition.toString(), all.stream()
                .map(each -> each.offset() + " " + each.timestamp() + " " + ByteBuffer.wrap(each.value()).limit())
                .toList()));
        return lines;
    }

    private static void write(String topic, Producer<byte[], byte[]> writer, int seed) {
        var random = new Random(seed);
        try (writer) {
            for (int i = 0; i < RECORDS; i++) {
                writer.send(new ProducerRecord<>(topic, random.nextInt(PARTITIONS), null,
                        new byte[1 + random.nextInt(200)]));
                if (random.nextInt(20) == 0) {
                    writer.flush();
                }
            }
        }
    }

    private static void writeInTransactions(String topic, Producer<byte[], byte[]> writer) {
        var random = new Random(3);
        try (writer) {
            writer.initTransactions();
            for (int i = 0; i < RECORDS / 100; i++) {
                writer.beginTransaction();
                for (int j = 0; j < 100; j++) {
                    writer.send(new ProducerRecord<>(topic, random.nextInt(PARTITIONS), null,
                            new byte[1 + random.nextInt(200)]));
                }
                if (random.nextInt(4) == 0) {
                    writer.flush();
                    writer.abortTransaction();
                } else {
                    writer.commitTransaction();
                }
            }
        }
    }

    private static Producer<byte[], byte[]> echoing() {
        Map<String, Object> settings = KafkaClients.producer(bus.bootstrapServers());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        return KafkaClients.openProducer(bus, settings);
    }

    private static Producer<byte[], byte[]> transactional() {
        Map<String, Object> settings = KafkaClients.producer(bus.bootstrapServers());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "homes");
        return KafkaClients.openProducer(bus, settings);
    }

    private static Producer<byte[], byte[]> plain() {
        return new KafkaProducer<>(KafkaClients.producer(bus.bootstrapServers()), new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static double metric(Consumer<byte[], byte[]> reader, String name) {
        return reader.metrics().entrySet().stream().filter(each -> each.getKey().name().equals(name))
                .mapToDouble(each -> (double) each.getValue().metricValue()).sum();
    }

    private static Set<TopicPartition> partitions(String topic) {
        return Set.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1), new TopicPartition(topic, 2));
    }

    private static void make(String topic) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all().get();
    }
}
