package chat.granta.homes;

import chat.granta.bus.wire.TrailEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What makes one service's homes different from another's.
 *
 * @param service names the Kafka Streams application, the metrics and the dead letters; for example {@code router}
 * @param topic whose partitions are the homes
 * @param partitions of that topic
 * @param stores what a home keeps beside the replay rule's positions
 * @param batchTopics topics whose readers take several bodies in one record
 * @param reported what homes tell the audit trail of; of other kinds nothing is made
 * @param tick how often a home is told that time has passed
 * @param turn makes of a record's turn what the service's features work on
 * @param logic decides about records
 */
public record HomeKind<T>(String service, String topic, int partitions, List<HomeStore<?, ?>> stores,
        Set<String> batchTopics, Set<TrailEvent.Kind> reported, Duration tick, Function<HomeTurn, T> turn,
        RecordLogic<T> logic) {}
