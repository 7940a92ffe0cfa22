package chat.granta.inspection;

import chat.granta.dns.zone.Finding;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;

/** Whether the topics of a cluster are laid out as the settings say, and every partition has its copies. */
public final class LogCheck {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int CONNECT_MILLIS = 2_000;

    private LogCheck() {}

    /**
     * @param brokers where they are
     * @param wanted the topics that services make at their first start, all of them
     * @param homes how many home partitions the settings name, or null
     * @param deliveries how many delivery partitions, or null
     * @param copies how many each partition is to have
     */
    public static List<Finding> of(String brokers, Set<String> wanted, @Nullable Integer homes,
            @Nullable Integer deliveries, int copies) throws InterruptedException {
        if (Arrays.stream(brokers.split(",")).allMatch(LogCheck::isRefused)) {
            return List.of(Finding.wrong("the log does not answer at " + brokers + ": nobody listens there"));
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers, "default.api.timeout.ms", TIMEOUT_MILLIS,
                "request.timeout.ms", TIMEOUT_MILLIS / 2))) {
            Set<String> names = admin.listTopics().names().get();
            List<Finding> findings = new ArrayList<>();
            findings.add(Finding.ok("the log answers at " + brokers));
            Map<String, TopicDescription> topics = admin.describeTopics(names).allTopicNames().get();
            if (wanted.stream().noneMatch(topics::containsKey)) {
                findings.add(Finding.note("there are no topics yet: the first start of a service makes them"));
                return findings;
            }
            wanted.stream().filter(name -> !topics.containsKey(name)).sorted().forEach(name -> findings.add(Finding
                    .wrong("there is no topic " + name
                            + ", although there are others: it was deleted, with what was in it,"
                            + " or an earlier version had none. The next start of a service makes it")));
            add(findings, topics.get("xmpp.user"), "granta.kafka.home-partitions", homes);
            add(findings, topics.get("xmpp.delivery"), "granta.kafka.delivery-partitions", deliveries);
            findings.add(topics.values().stream().filter(topic -> topic.name().startsWith("xmpp.")
                    && topic.partitions().getFirst().replicas().size() < copies).map(TopicDescription::name).sorted()
                    .findFirst()
                    .map(name -> Finding.wrong(name + " has fewer copies than granta.kafka.replication, " + copies
                            + ": kafka-reassign-partitions.sh makes more"))
                    .orElse(Finding.ok("every topic has at least " + copies + " copies")));
            long lacking = topics.values().stream().flatMap(topic -> topic.partitions().stream())
                    .filter(partition -> partition.isr().size() < partition.replicas().size()).count();
            findings.add(lacking == 0
                    ? Finding.ok("all copies are in step")
                    : Finding.wrong(
                            lacking + " partitions lack a copy that is in step: is a broker away? ./granta status"
                                    + " --brokers " + brokers + " names them"));
            return findings;
        } catch (ExecutionException e) {
            return List.of(Finding.wrong("the log does not answer at " + brokers + ": " + Reason.of(e)));
        }
    }

    /** Kafka's client tries again until its time is up; that nobody listens is known at once. Of anything else it says itself what is wrong. */
    private static boolean isRefused(String broker) {
        int colon = broker.lastIndexOf(':');
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(broker.substring(0, colon).strip(),
                    Integer.parseInt(broker.substring(colon + 1).strip())), CONNECT_MILLIS);
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static void add(List<Finding> findings, @Nullable TopicDescription topic, String setting,
            @Nullable Integer wanted) {
        if (topic != null) {
            int found = topic.partitions().size();
            String said = topic.name() + " has " + found + " partitions";
            findings.add(wanted != null && wanted != found
                    ? Finding.wrong(said + ", and " + setting + " is " + wanted + ": no service starts so")
                    : Finding.ok(said));
        }
    }
}
