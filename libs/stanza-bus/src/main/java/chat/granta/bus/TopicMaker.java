package chat.granta.bus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes the topics that are missing, refuses to run on ones that are laid out otherwise, and has Kafka keep all of them for as long as the settings say.
 */
public final class TopicMaker {
    /** Of {@code xmpp.audit}, partitioned by account in Kafka's own default way, as {@link HomePartition} has it. */
    public static final int AUDIT_PARTITIONS = 4;

    /** Of {@code xmpp.component}: one gateway speaks with all components (ADR 29). */
    public static final int COMPONENT_PARTITIONS = 1;

    /** Names of the topics that Kafka Streams makes for the stores of homes. */
    private static final Pattern CHANGELOG = Pattern.compile("(router|muc)-.+-changelog");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration RETRY_AFTER = Duration.ofMillis(100);

    private TopicMaker() {}

    /**
     * Makes sure that all topics exist; any service may call it, at the same time as others.
     *
     * @return the topics by name, with their ids
     * @throws IllegalStateException when a topic has another number of partitions than the settings say, or the brokers
     *         cannot be reached
     */
    public static Map<String, TopicDescription> ensure(BusSettings settings) {
        Map<String, NewTopic> wanted = wanted(settings);
        try (Admin admin = Admin.create(KafkaClients.common(settings.bootstrapServers()))) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                try {
                    return ensure(admin, wanted, settings.keep());
                } catch (ExecutionException e) {
                    // A topic that another service has just made is not known to every broker at once.
                    if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
                        throw new IllegalStateException("Kafka at " + settings.bootstrapServers()
                                + " (granta.kafka.bootstrap-servers): " + e.getCause().getMessage(), e);
                    }
                    Thread.sleep(RETRY_AFTER);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topics", e);
        }
    }

    /** The names of all topics that there are in an installation that has been started. */
    public static Set<String> names(BusSettings settings) {
        return wanted(settings).keySet();
    }

    private static Map<String, TopicDescription> ensure(Admin admin, Map<String, NewTopic> wanted, LogTerms keep)
            throws InterruptedException, ExecutionException {
        List<NewTopic> missing = new ArrayList<>(wanted.values());
        var existing = admin.listTopics().names().get();
        missing.removeIf(topic -> existing.contains(topic.name()));
        create(admin, missing);
        Map<String, TopicDescription> found = check(wanted, describe(admin, wanted));
        Map<String, Map<String, String>> terms = new HashMap<>();
        wanted.keySet().forEach(name -> terms.put(name, keep.ofTopic(name)));
        existing.stream().filter(CHANGELOG.asMatchPredicate()).forEach(name -> terms.put(name, keep.ofChangelog()));
        TopicTerms.apply(admin, terms);
        return found;
    }

    private static Map<String, NewTopic> wanted(BusSettings settings) {
        Map<String, NewTopic> wanted = new HashMap<>();
        add(wanted, Topics.USER, settings.homePartitions(), settings);
        add(wanted, Topics.ROSTER, settings.homePartitions(), settings);
        add(wanted, Topics.ARCHIVE, settings.homePartitions(), settings);
        add(wanted, Topics.REMOTE, settings.homePartitions(), settings);
        add(wanted, Topics.OFFLINE, settings.homePartitions(), settings);
        add(wanted, Topics.ROOM, settings.homePartitions(), settings);
        add(wanted, Topics.ROOM_STORE, settings.homePartitions(), settings);
        add(wanted, Topics.COMPONENT, COMPONENT_PARTITIONS, settings);
        add(wanted, Topics.TRAIL, settings.homePartitions(), settings);
        add(wanted, Topics.DELIVERY, settings.deliveryPartitions(), settings);
        add(wanted, Topics.AUDIT, AUDIT_PARTITIONS, settings);
        add(wanted, Topics.DEAD_LETTER, 1, settings);
        return wanted;
    }

    private static void add(Map<String, NewTopic> topics, String name, int partitions, BusSettings settings) {
        Map<String, String> configs = new HashMap<>(settings.keep().ofTopic(name));
        configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(Math.max(1, settings.replication() - 1)));
        topics.put(name, new NewTopic(name, partitions, settings.replication()).configs(configs));
    }

    private static void create(Admin admin, List<NewTopic> missing) throws InterruptedException, ExecutionException {
        for (var made : admin.createTopics(missing).values().values()) {
            try {
                made.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private static Map<String, TopicDescription> describe(Admin admin, Map<String, NewTopic> wanted)
            throws InterruptedException, ExecutionException {
        return admin.describeTopics(wanted.keySet()).allTopicNames().get();
    }

    private static Map<String, TopicDescription> check(Map<String, NewTopic> wanted,
            Map<String, TopicDescription> found) {
        found.forEach((name, topic) -> {
            int expected = wanted.get(name).numPartitions();
            if (topic.partitions().size() != expected) {
                throw new IllegalStateException("topic " + name + " has " + topic.partitions().size()
                        + " partitions, the settings say " + expected
                        + "; an installation's partition counts are fixed (docs/operations.md)");
            }
        });
        return found;
    }
}
