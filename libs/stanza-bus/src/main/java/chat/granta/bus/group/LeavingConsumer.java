package chat.granta.bus.group;

import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer that leaves its group when it is closed, also when it is told to remain in it. Kafka Streams tells it so when a thread of
 * its has died and another is to take its place: the group would wait for the dead one until its session is over, and nobody would
 * have its homes meanwhile. A producer whose transaction has ended without it dies so (InvalidTxnStateException), as it does when all
 * brokers were away.
 */
public class LeavingConsumer extends KafkaConsumer<byte[], byte[]> {
    /** @param settings Kafka's of a consumer */
    public LeavingConsumer(Map<String, Object> settings) {
        super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close(CloseOptions options) {
        super.close(options.groupMembershipOperation() == GroupMembershipOperation.REMAIN_IN_GROUP
                ? options.withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                : options);
    }
}
