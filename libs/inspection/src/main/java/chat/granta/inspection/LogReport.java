package chat.granta.inspection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** What the brokers of a cluster say: who they are, which partitions lack a copy, who reads what, and what is still to be read. */
public final class LogReport {
    private static final int TIMEOUT_MILLIS = 10_000;

    private LogReport() {}

    public static List<String> of(String bootstrapServers) throws InterruptedException, ExecutionException {
        List<String> lines = new ArrayList<>();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers, "default.api.timeout.ms",
                TIMEOUT_MILLIS, "request.timeout.ms", TIMEOUT_MILLIS / 2))) {
            Collection<Node> brokers = admin.describeCluster().nodes().get();
            lines.add("brokers: " + brokers.stream().sorted(Comparator.comparingInt(Node::id))
                    .map(node -> node.id() + " at " + node.host() + ':' + node.port())
                    .collect(Collectors.joining(", ")));
            lines.addAll(copies(admin));
            List<String> groups = admin.listGroups().valid().get().stream().map(GroupListing::groupId).sorted()
                    .toList();
            for (ConsumerGroupDescription group : admin.describeConsumerGroups(groups).all().get().values().stream()
                    .sorted(Comparator.comparing(ConsumerGroupDescription::groupId)).toList()) {
                lines.addAll(describe(group, lag(admin, group.groupId())));
            }
        }
        return lines;
    }

    private static List<String> copies(Admin admin) throws InterruptedException, ExecutionException {
        Collection<TopicDescription> topics = admin.describeTopics(admin.listTopics().names().get())
                .allTopicNames().get().values();
        int partitions = topics.stream().mapToInt(topic -> topic.partitions().size()).sum();
        List<String> lacking = new ArrayList<>();
        for (TopicDescription topic : topics) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                if (partition.isr().size() < partition.replicas().size()) {
                    lacking.add("  " + topic.name() + '-' + partition.partition() + " has " + partition.isr().size()
                            + " copies of " + partition.replicas().size() + " in step"
                            + (partition.leader() == null ? ", and no leader" : ""));
                }
            }
        }
        lacking.sort(Comparator.naturalOrder());
        lacking.addFirst("partitions: " + partitions + ", "
                + (lacking.isEmpty() ? "all copies in step" : lacking.size() + " lack a copy"));
        return lacking;
    }

    private static List<String> describe(ConsumerGroupDescription group, long behind) {
        List<String> lines = new ArrayList<>();
        lines.add("group " + group.groupId() + ": " + group.members().size() + " members, "
                + group.groupState().toString().toLowerCase(Locale.ROOT) + ", " + behind
                + " records behind");
        group.members().stream().sorted(Comparator.comparing(MemberDescription::host))
                .forEach(member -> lines.add("  " + member.clientId() + member.host() + ": "
                        + member.assignment().topicPartitions().size() + " partitions"));
        return lines;
    }

    /** Marks of transactions count among the records; so a few are always left. */
    private static long lag(Admin admin, String group) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>(
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get());
        read.values().removeIf(Objects::isNull);
        var ends = admin.listOffsets(read.keySet().stream()
                .collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest()))).all().get();
        return read.entrySet().stream().mapToLong(each -> ends.get(each.getKey()).offset() - each.getValue().offset())
                .sum();
    }
}
