package chat.granta.c2s.log;

import chat.granta.bus.Topics;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Hands the delivery partitions out to gateways by the {@link DeliveryPlan}. Kafka makes it, by its name in the consumer's
 * settings; what the gateway knows of itself reaches it through the setting {@link #OWN_PARTITION}.
 */
public final class DeliveryAssignor implements ConsumerPartitionAssignor, Configurable {
    /** Consumer setting: an {@link AtomicInteger}, this gateway's own partition or {@link DeliveryPlan#NONE}. */
    static final String OWN_PARTITION = "granta.delivery.own-partition";

    private AtomicInteger ownPartition = new AtomicInteger(DeliveryPlan.NONE);

    @Override
    public void configure(Map<String, ?> settings) {
        ownPartition = (AtomicInteger) Objects.requireNonNull(settings.get(OWN_PARTITION), OWN_PARTITION);
    }

    @Override
    public String name() {
        return "granta-delivery";
    }

    @Override
    public List<RebalanceProtocol> supportedProtocols() {
        return List.of(RebalanceProtocol.COOPERATIVE);
    }

    @Override
    public ByteBuffer subscriptionUserData(Set<String> topics) {
        return encode(ownPartition.get());
    }

    @Override
    public GroupAssignment assign(Cluster metadata, GroupSubscription group) {
        var members = new TreeMap<String, DeliveryPlan.Member>();
        group.groupSubscription().forEach((name, subscription) -> {
            var reads = new TreeSet<Integer>();
            subscription.ownedPartitions().forEach(partition -> reads.add(partition.partition()));
            members.put(name, new DeliveryPlan.Member(decode(subscription.userData()), reads));
        });
        int partitions = Objects.requireNonNullElse(metadata.partitionCountForTopic(Topics.DELIVERY), 0);
        Map<String, Assignment> assignments = new HashMap<>();
        DeliveryPlan.of(partitions, members).forEach((name, share) -> assignments.put(name, new Assignment(
                share.reads().stream().map(p -> new TopicPartition(Topics.DELIVERY, p)).toList(),
                encode(share.own()))));
        return new GroupAssignment(assignments);
    }

    @Override
    public void onAssignment(Assignment assignment, ConsumerGroupMetadata metadata) {
        ownPartition.set(decode(assignment.userData()));
    }

    private static ByteBuffer encode(int partition) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(partition).flip();
    }

    private static int decode(@Nullable ByteBuffer data) {
        return data == null || data.remaining() < Integer.BYTES ? DeliveryPlan.NONE : data.getInt(data.position());
    }
}
