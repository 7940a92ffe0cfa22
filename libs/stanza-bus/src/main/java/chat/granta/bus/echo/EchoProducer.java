package chat.granta.bus.echo;

import chat.granta.bus.nearby.NearbyClient;
import chat.granta.bus.nearby.NearbyLog;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ClientChoosingProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A producer whose records the {@link EchoConsumer}s of this process hear of when the log has them, before their writers do. */
public final class EchoProducer extends ClientChoosingProducer {
    private final Echo echo;

    /**
     * @param cluster a name for the brokers, the same for all writers and readers
     * @param settings Kafka's of a producer
     */
    public EchoProducer(String cluster, Map<String, Object> settings) {
        NearbyLog log = NearbyLog.at(cluster);
        super(log == null ? settings : withoutLinger(settings), network -> log == null
                ? network
                : new NearbyClient(network, log, !Objects.equals(settings.get(ProducerConfig.LINGER_MS_CONFIG), 0)));
        this.echo = Echo.of(cluster);
    }

    /** The client rests behind a write instead, so that the first record after a while waits for nobody. */
    private static Map<String, Object> withoutLinger(Map<String, Object> settings) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return own;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
        return super.send(record, (metadata, failure) -> {
            if (failure == null) {
                echo.written(record, metadata);
            }
            if (callback != null) {
                callback.onCompletion(metadata, failure);
            }
        });
    }
}
