package chat.granta.homes;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * Lets the main consumers read records before their transaction commits: the replay rule, not the wait, keeps a record
 * from having its effect twice. The restore consumers stay read-committed, so that a restored store is the state at the
 * committed offset.
 */
final class UncommittedReads extends DefaultKafkaClientSupplier {
    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        Map<String, Object> uncommitted = new HashMap<>(config);
        uncommitted.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        return super.getConsumer(uncommitted);
    }
}
