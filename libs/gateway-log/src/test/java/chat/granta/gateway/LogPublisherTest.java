package chat.granta.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What cannot be sent, whatever the reason, does not keep back the next; what cannot be sent now does, and nothing overtakes it. */
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

    /** Takes what it is told to. */
    private static final class Full extends MockProducer<byte[], byte[]> {
        private volatile boolean hasRoom;

        Full() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            if (!hasRoom) {
                callback.onCompletion(null, new TimeoutException("no room, for the test"));
                return CompletableFuture.failedFuture(new TimeoutException("no room, for the test"));
            }
            return super.send(record, callback);
        }
    }

    @Test
    void whatTheProducerHasNoRoomForWaitsInItsOrder() throws Exception {
        var producer = new Full();
        try (var publisher = new LogPublisher(1, producer)) {
            for (int i = 0; i < 100; i++) {
                String key = Integer.toString(i);
                publisher.publish(Topics.USER, 0, key, Envelope.getDefaultInstance(), _ -> outcomes.add(key));
                producer.hasRoom = i == 60;
            }
            assertThat(outcomes.size()).isLessThan(100);
            producer.hasRoom = true;
            for (int i = 0; i < 100; i++) {
                assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isEqualTo(Integer.toString(i));
            }
        }
        assertThat(producer.history()).extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                .isEqualTo(IntStream.range(0, 100).mapToObj(Integer::toString).toList());
    }
}
