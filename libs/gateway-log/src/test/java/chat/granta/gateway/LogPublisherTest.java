package chat.granta.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** A record that cannot be sent, whatever the reason, does not keep back the next. */
class LogPublisherTest {
    private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

    /** Has no room for a record with the key {@code bad}. */
    private static final class Narrow extends MockProducer<byte[], byte[]> {
        Narrow() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            if (new String(record.key(), StandardCharsets.UTF_8).equals("bad")) {
                throw new NoClassDefFoundError("for the test");
            }
            return super.send(record, callback);
        }
    }

    @Test
    void whateverFailsItsWriterIsToldAndTheNextIsSent() throws Exception {
        var producer = new Narrow();
        try (var publisher = new LogPublisher(1, producer)) {
            for (String key : List.of("bad", "good", "bad", "fine")) {
                publisher.publish(Topics.USER, 0, key, Envelope.getDefaultInstance(), failure -> {
                    outcomes.add(key + (failure == null ? " sent" : " not sent"));
                    if (failure != null) {
                        throw new IllegalStateException("for the test");
                    }
                });
            }
            for (String outcome : List.of("bad not sent", "good sent", "bad not sent", "fine sent")) {
                assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isEqualTo(outcome);
            }
        }
        assertThat(producer.closed()).isTrue();
    }
}
