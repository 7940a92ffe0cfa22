package chat.granta.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    private static final String TOPIC = "letters";

    @TempDir
    private Path directory;

    @Test
    void keepsTopicsAndRecordsOverARestart() throws Exception {
        Uuid topic;
        try (var kafka = EmbeddedKafka.start(directory)) {
            topic = createTopic(kafka);
            send(kafka, "first");
        }
        try (var kafka = EmbeddedKafka.start(directory)) {
            send(kafka, "second");
            assertThat(read(kafka, 2)).containsExactly("first", "second");
            assertThat(topicId(kafka)).isEqualTo(topic);
        }
    }

    @Test
    void takesTransactionsAndGroups() throws Exception {
        try (var kafka = EmbeddedKafka.start(directory)) {
            createTopic(kafka);
            var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id",
                    "t",
                    "transaction.timeout.ms", 2000);
            try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
                    var consumer = consumer(kafka, Map.of("group.id", "g", "session.timeout.ms", 2000,
                            "heartbeat.interval.ms", 500, "auto.offset.reset", "earliest"))) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "committed"));
                producer.commitTransaction();
                consumer.subscribe(List.of(TOPIC));
                assertThat(readFrom(consumer, 1)).containsExactly("committed");
                consumer.commitSync();
            }
        }
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedKafka.start(directory, taken.getLocalPort()))
                    .isInstanceOf(EmbeddedServiceException.class).hasMessageContaining("port " + taken.getLocalPort());
        }
    }

    @Test
    void saysWhichDirectoryCannotBeMade() throws IOException {
        Path file = Files.createFile(directory.resolve("a-file"));
        assertThatThrownBy(() -> EmbeddedKafka.start(file.resolve("kafka")))
                .isInstanceOf(EmbeddedServiceException.class).hasMessageContaining(file.toString());
    }

    private static Uuid createTopic(EmbeddedKafka kafka) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).topicId(TOPIC).get();
        }
    }

    private static Uuid topicId(EmbeddedKafka kafka) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC).topicId();
        }
    }

    private static void send(EmbeddedKafka kafka, String value) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get();
        }
    }

    private static List<String> read(EmbeddedKafka kafka, int count) {
        try (var consumer = consumer(kafka, Map.of())) {
            var partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return readFrom(consumer, count);
        }
    }

    private static KafkaConsumer<String, String> consumer(EmbeddedKafka kafka, Map<String, Object> more) {
        var settings = new HashMap<>(more);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private static List<String> readFrom(KafkaConsumer<String, String> consumer, int count) {
        var values = new ArrayList<String>();
        Instant deadline = Instant.now().plusSeconds(20);
        while (values.size() < count && Instant.now().isBefore(deadline)) {
            consumer.poll(Duration.ofMillis(200)).forEach(each -> values.add(each.value()));
        }
        return values;
    }
}
