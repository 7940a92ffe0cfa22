package chat.granta.bus;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A producer set up as Granta's are, and a real broker. */
class KafkaClientsTest {
    private static final int TOPICS = 10;
    private static final short PARTITIONS = 24;
    private static final int RECORDS = 200;

    /** A broker that has only just heard of a topic refuses the first batches for it; with more behind them, most of these topics lost one. */
    @Test
    void whatIsWrittenToATopicThatIsOnlyJustMadeArrivesInOrder(@TempDir Path directory) throws Exception {
        try (var kafka = EmbeddedKafka.start(directory);
                var admin = Admin.create(KafkaClients.common(kafka.bootstrapServers()))) {
            for (int i = 0; i < TOPICS; i++) {
                String topic = "new-" + i;
                var settings = KafkaClients.producer(kafka.bootstrapServers());
                // Many requests, not many records in one.
                settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
                var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                try {
                    admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all().get();
                    assertThatAllArrive(producer, topic);
                } finally {
                    // Close() alone would wait for what never arrives.
                    producer.close(Duration.ZERO);
                }
            }
        }
    }

    private static void assertThatAllArrive(KafkaProducer<byte[], byte[]> producer, String topic) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int record = 0; record < RECORDS; record++) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                sent.add(producer.send(new ProducerRecord<>(topic, partition, null, new byte[0])));
            }
        }
        for (int i = 0; i < sent.size(); i++) {
            assertThat(sent.get(i).get(1, TimeUnit.MINUTES).offset()).as(topic).isEqualTo(i / PARTITIONS);
        }
    }
}
