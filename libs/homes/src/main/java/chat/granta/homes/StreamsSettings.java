package chat.granta.homes;

import chat.granta.bus.BusSettings;
import chat.granta.bus.KafkaClients;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How a service with homes uses Kafka Streams.
 *
 * @param threads stream threads of this process
 * @param standbys copies of each store kept warm in other processes
 * @param storeCache bytes of changes to the stores that may wait for a commit
 * @param keepsReplayRule false lets every record have its effect as often as it comes; only to show what the rule is for
 * @param processingGuarantee Kafka Streams' name of it; another than {@code exactly_once_v2} only to show what that is for
 */
public record StreamsSettings(int threads, int standbys, long storeCache, boolean keepsReplayRule,
        String processingGuarantee) {
    private static final int COMMIT_INTERVAL_MS = 1000;
    // A takeover waits for the dead owner's open transaction, so it must not be able to stay open for long.
    private static final int TRANSACTION_TIMEOUT_MS = 2000;
    private static final int RESTORE_WAIT_MS = 100;
    private static final int ASSIGNMENT_TIMEOUT_MS = 5000;

    /**
     * @param service names the application
     * @param stateDirectory for Kafka Streams' bookkeeping; the stores themselves are in memory
     */
    Map<String, Object> toKafka(String service, BusSettings bus, Path stateDirectory) {
        Map<String, Object> kafka = new HashMap<>(KafkaClients.common(bus.bootstrapServers()));
        kafka.put(StreamsConfig.APPLICATION_ID_CONFIG, service);
        kafka.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, processingGuarantee);
        kafka.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
        kafka.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, storeCache);
        kafka.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) bus.replication());
        // What a home has forgotten is not to be in its changelog for longer than in its topic.
        bus.keep().ofChangelog().forEach((name, value) -> kafka.put(StreamsConfig.topicPrefix(name), value));
        kafka.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        kafka.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
        kafka.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        kafka.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MS);
        // Whoever assigns partitions asks the brokers first, and nobody owns any until they have answered. Kafka's admin client looks at
        // requests that are under way only when a call's whole time is over, which would be a minute.
        kafka.put(StreamsConfig.adminClientPrefix(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG),
                ASSIGNMENT_TIMEOUT_MS);
        kafka.put(StreamsConfig.adminClientPrefix(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG), ASSIGNMENT_TIMEOUT_MS);
        // Streams would wait 100 ms for a batch to fill. What arrives comes in batches already (KafkaClients), and so does what leaves.
        kafka.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        kafka.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), KafkaClients.BATCH_BYTES);
        // A broker refuses a transaction's first batch while it still ends the transaction before. What is under way behind that batch
        // would be refused as well, as out of order.
        kafka.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        // Never longer, also where other readers may be silent for longer: the owner of a home that is silent for so long has lost its transaction.
        kafka.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                (int) KafkaClients.SESSION_TIMEOUT.toMillis());
        kafka.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                KafkaClients.HEARTBEAT_INTERVAL_MS);
        // Tasks are restored one after another over one connection, and each would first wait half a second for the fetch of
        // the one before, which finds nothing more.
        kafka.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), RESTORE_WAIT_MS);
        // A home partition is read from its beginning, or what was sent while no owner ran would be lost.
        kafka.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        return kafka;
    }
}
