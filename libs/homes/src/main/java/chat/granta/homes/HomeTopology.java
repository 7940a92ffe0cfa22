package chat.granta.homes;

import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TopicNameExtractor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Homes in Kafka Streams: one source, one processor with its stores, one sink that every output names its topic to. */
public final class HomeTopology {
    private HomeTopology() {}

    /**
     * @param topicId of the homes' topic, as origins carry it
     * @param keepsReplayRule false lets every record have its effect as often as it comes
     */
    public static Topology build(HomeKind<?> kind, ByteString topicId, MeterRegistry registry,
            boolean keepsReplayRule) {
        TopicNameExtractor<byte[], SinkRecord> topic = (_, record, _) -> record.topic();
        StreamPartitioner<byte[], SinkRecord> partition = (_, _, record, _) -> Optional.of(Set.of(record.partition()));
        Serializer<SinkRecord> value = (_, record) -> record.value();
        var metrics = new HomeMetrics(kind.service(), registry);
        var topology = new Topology()
                .addSource("log", new ByteArrayDeserializer(), new ByteArrayDeserializer(), kind.topic())
                .addProcessor("home", () -> new HomeProcessor<>(kind, topicId, metrics, keepsReplayRule), "log")
                .addStateStore(builder(PositionStore.KIND), "home");
        kind.stores().forEach(store -> topology.addStateStore(builder(store), "home"));
        return topology.addSink("out", topic, new ByteArraySerializer(), value, partition, "home");
    }

    /** In memory, changelogged; caching lets the changelog take each key once a commit rather than once a record. */
    private static StoreBuilder<KeyValueStore<String, byte[]>> builder(HomeStore<?, ?> store) {
        return Stores
                .keyValueStoreBuilder(Stores.inMemoryKeyValueStore(store.name()), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled().withLoggingEnabled(Map.of());
    }
}
