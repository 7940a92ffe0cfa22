package chat.granta.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class StrictProducerTest {
    private final MockProducer<byte[], byte[]> kafka = new MockProducer<>(false, null, new ByteArraySerializer(),
            new ByteArraySerializer());
    private final StrictProducer producer = new StrictProducer(kafka);

    @Test
    void manyAreOnTheWayAtOnce() {
        Future<RecordMetadata> first = producer.send(record());
        Future<RecordMetadata> second = producer.send(record());
        kafka.completeNext();
        assertThat(first).isDone();
        assertThat(second).isNotDone();
    }

    @Test
    void nothingFollowsWhatFailed() {
        producer.send(record());
        Future<RecordMetadata> second = producer.send(record());
        kafka.errorNext(new IllegalArgumentException("too long"));
        assertThat(kafka.closed()).isTrue();
        assertThatThrownBy(() -> producer.send(record())).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("too long");
        assertThat(second).as("not sent by the closing").isNotDone();
    }

    private static ProducerRecord<byte[], byte[]> record() {
        return new ProducerRecord<>("xmpp.user", new byte[0], new byte[0]);
    }
}
