package chat.granta.bus;

import chat.granta.bus.echo.EchoConsumer;
import chat.granta.bus.echo.EchoProducer;
import chat.granta.bus.group.LeavingConsumer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How every Granta service sets up its Kafka clients; each choice is one the design's promises rest on. */
public final class KafkaClients {
    /** A process is taken for dead after this long without a heartbeat, unless {@link BusSettings} says otherwise; brokers must allow it. */
    public static final Duration SESSION_TIMEOUT = Duration.ofSeconds(3);
    public static final int HEARTBEAT_INTERVAL_MS = 700;

    /**
     * How long a producer waits for more records before it sends what it has. What Kafka costs is the request, and each request has
     * one at every reader behind it: at 1,000 messages/s a message takes a third of the processor time that it takes without waiting.
     */
    private static final int LINGER_MS = 4;

    /** What goes to a partition in one request at most. Kafka's 16 KiB are some 60 stanzas, and the next request has to wait for this one. */
    public static final int BATCH_BYTES = 64 * 1024;

    /**
     * How long a client waits for an answer. A broker whose machine is gone, and takes nothing back, would else hold for half a minute
     * what was on its way to it, although another leads its partitions after some three seconds.
     */
    private static final int REQUEST_TIMEOUT_MS = 10_000;

    /** The longest pause before a client asks again. */
    private static final int RETRY_BACKOFF_MAX_MS = 200;

    private KafkaClients() {}

    /** What every client needs, the admin client among them. */
    public static Map<String, Object> common(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        // A broker that restarts is found again at once rather than after Kafka's leisurely defaults.
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        // While all brokers are away whoever asks again waits ever longer, up to a second each time, and what comes after their return is a
        // row of such questions: who leads, who coordinates, may I write.
        settings.put(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG, RETRY_BACKOFF_MAX_MS);
        // A broker whose machine is gone refuses nothing: it does not answer, and another is to be asked soon.
        settings.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 4_000);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        // Micrometer reads the clients themselves; hundreds of JMX beans for each would only slow its start down.
        settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        return settings;
    }

    /** A reader of the log, with Kafka's settings for it. */
    public static Consumer<byte[], byte[]> openConsumer(BusSettings bus, Map<String, Object> consumer) {
        return bus.echo()
                ? new EchoConsumer(bus.bootstrapServers(), consumer)
                : new LeavingConsumer(consumer);
    }

    /** A writer to the log, with Kafka's settings for it. */
    public static Producer<byte[], byte[]> openProducer(BusSettings bus, Map<String, Object> producer) {
        return bus.echo()
                ? new EchoProducer(bus.bootstrapServers(), producer)
                : new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A producer outside Streams: acknowledged by all in-sync replicas, never reordering, never giving up a batch. */
    public static Map<String, Object> producer(String bootstrapServers) {
        Map<String, Object> settings = common(bootstrapServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // An expired batch would be a gap in every session it carried.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // A broker that remembers nothing of a producer takes whatever comes first: a batch behind one that it had just refused, for
        // a new topic or a new leader, would be taken before it, and the first could then never follow (KAFKA-15591).
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        return settings;
    }

    /** A consumer of stanza topics: it waits for no commit, see the replay rule. */
    public static Map<String, Object> consumer(BusSettings bus, String group) {
        Map<String, Object> settings = common(bus.bootstrapServers());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) bus.sessionTimeout().toMillis());
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                (int) Math.min(HEARTBEAT_INTERVAL_MS, bus.sessionTimeout().toMillis() / 3));
        if (!bus.instanceId().isEmpty()) {
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, bus.instanceId());
        }
        return settings;
    }
}
