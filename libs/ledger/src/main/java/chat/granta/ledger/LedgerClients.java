package chat.granta.ledger;

import chat.granta.bus.BusSettings;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.StrictProducer;
import chat.granta.bus.TopicMaker;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The Kafka clients of one run of the worker.
 *
 * @param topicId the id of the topic that is read: another one when the topic was deleted and made anew
 */
record LedgerClients(Consumer<byte[], byte[]> consumer, StrictProducer producer, UUID topicId)
        implements
            AutoCloseable {
    /** @throws IllegalStateException when Kafka does not answer, or its topics are laid out otherwise */
    static LedgerClients open(LedgerSettings settings, BusSettings bus) {
        Uuid topicId = TopicMaker.ensure(bus).get(settings.topic()).topicId();
        return new LedgerClients(
                new KafkaConsumer<>(consumer(settings, bus), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                StrictProducer.open(bus),
                new UUID(topicId.getMostSignificantBits(), topicId.getLeastSignificantBits()));
    }

    private static Map<String, Object> consumer(LedgerSettings ledger, BusSettings bus) {
        Map<String, Object> settings = KafkaClients.consumer(bus, ledger.service());
        // The position comes from the database. If the log no longer has that offset, reading starts at the earliest it has.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, ledger.batch());
        // While a rebalance moves other partitions, those that stay with this process are still read.
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return settings;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
