package chat.granta.homes;

import chat.granta.bus.BusSettings;
import chat.granta.bus.KafkaClients;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * The clients of Kafka that Streams uses for homes. The main consumers read records before their transaction commits: the replay rule,
 * not the wait, keeps a record from having its effect twice. The restore consumers stay read-committed, so that a restored store is
 * the state at the committed offset.
 */
final class HomeClients extends DefaultKafkaClientSupplier {
    private final BusSettings bus;

    HomeClients(BusSettings bus) {
        this.bus = bus;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        Map<String, Object> uncommitted = new HashMap<>(config);
        uncommitted.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        return KafkaClients.openConsumer(bus, uncommitted);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return KafkaClients.openProducer(bus, config);
    }
}
