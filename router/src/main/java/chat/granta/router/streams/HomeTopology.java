package chat.granta.router.streams;

import chat.granta.bus.Topics;
import chat.granta.router.home.HomeSettings;
import chat.granta.router.home.RecordLogic;
import com.google.protobuf.ByteString;
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

/** The router's topology: one source, one processor with its stores, one sink that every output names its topic to. */
final class HomeTopology {
    static final String USERS = "users";
    static final String POLICIES = "policies";
    static final String WAITING = "waiting";
    static final String FLUSHES = "flushes";
    static final String POSITIONS = "positions";

    private HomeTopology() {}

    static Topology build(RecordLogic logic, HomeSettings settings, ByteString userTopicId, HomeMetrics metrics,
            boolean keepsReplayRule) {
        TopicNameExtractor<byte[], Emission> topic = (_, emission, _) -> emission.topic();
        StreamPartitioner<byte[], Emission> partition = (_, _, emission, _) -> Optional
                .of(Set.of(emission.partition()));
        Serializer<Emission> value = (_, emission) -> emission.value();
        return new Topology()
                .addSource("user", new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.USER)
                .addProcessor("home", () -> new HomeProcessor(logic, settings, userTopicId, metrics, keepsReplayRule),
                        "user")
                .addStateStore(store(USERS), "home")
                .addStateStore(store(POLICIES), "home")
                .addStateStore(store(WAITING), "home")
                .addStateStore(store(FLUSHES), "home")
                .addStateStore(store(POSITIONS), "home")
                .addSink("out", topic, new ByteArraySerializer(), value, partition, "home");
    }

    /** In memory, changelogged; caching lets the changelog take each key once a commit rather than once a record. */
    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled().withLoggingEnabled(Map.of());
    }
}
