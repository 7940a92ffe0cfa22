package chat.granta.embedded;

import java.nio.file.Path;
import java.util.Properties;

/**
 * The broker's configuration: a node that is broker and controller, lean, and quick to notice a dead client.
 *
 * <p>The names are those of Kafka's broker configuration reference.
 */
final class BrokerSettings {
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String MIB = Integer.toString(1 << 20);

    private BrokerSettings() {}

    static Properties of(Path directory, int port, Quorum quorum) {
        var settings = new Properties();
        node(settings, directory, port, quorum);
        copies(settings, quorum);
        quickToNotice(settings);
        lean(settings);
        return settings;
    }

    private static void node(Properties settings, Path directory, int port, Quorum quorum) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(quorum.node()));
        // The static form of the quorum: the ports are not written to the data directory and may change with each start.
        settings.put("controller.quorum.voters", quorum.voters());
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("listeners",
                "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER_LISTENER + "://127.0.0.1:"
                        + quorum.controllerPort());
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        settings.put("log.dirs", directory.toString());
        settings.put("auto.create.topics.enable", "false");
    }

    private static void copies(Properties settings, Quorum quorum) {
        String copies = Integer.toString(quorum.copies());
        String inSync = Integer.toString(quorum.copiesInSync());
        // Also of topics whose maker does not say, such as Kafka Streams' changelogs.
        settings.put("default.replication.factor", copies);
        settings.put("min.insync.replicas", inSync);
        settings.put("offsets.topic.replication.factor", copies);
        settings.put("transaction.state.log.replication.factor", copies);
        settings.put("transaction.state.log.min.isr", inSync);
        settings.put("share.coordinator.state.topic.replication.factor", copies);
        settings.put("share.coordinator.state.topic.min.isr", inSync);
    }

    private static void quickToNotice(Properties settings) {
        settings.put("group.min.session.timeout.ms", "1000");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // A takeover waits for the dead owner's transaction: look for timed-out ones twice a second, not every 10 s.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
        // After kill -9 the next start waits until the controller forgets the dead broker.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
    }

    private static void lean(Properties settings) {
        // A small machine has two cores, and the broker is not alone on them.
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("group.coordinator.threads", "1");
        settings.put("share.coordinator.threads", "1");
        // Nobody asks for the broker's thousands of metrics, and as JMX beans each has its price at the start.
        settings.put("metric.reporters", "");
        settings.put("metrics.jmx.exclude", ".*");
        settings.put("num.recovery.threads.per.data.dir", "2");
        // One for each node of a small cluster to lead; each is made at the first start.
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.num.partitions", "3");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("offsets.load.buffer.size", MIB);
        settings.put("transaction.state.log.load.buffer.size", MIB);
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
        // Index files are allocated and mapped in full.
        settings.put("log.index.size.max.bytes", MIB);
        settings.put("log.segment.bytes", Integer.toString(64 << 20));
        settings.put("offsets.topic.segment.bytes", Integer.toString(16 << 20));
        settings.put("transaction.state.log.segment.bytes", Integer.toString(16 << 20));
        settings.put("metadata.log.segment.bytes", Integer.toString(16 << 20));
        settings.put("metadata.max.retention.bytes", Integer.toString(64 << 20));
    }
}
