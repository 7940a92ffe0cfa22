package chat.granta.embedded;

import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.LoggerFactory;

/** A broker and its controller, put together as Kafka's own {@code KafkaRaftServer} does, which does not show its broker to anybody. */
final class BrokerNode {
    private final ControllerServer controller;
    private final BrokerServer broker;

    BrokerNode(KafkaConfig config) {
        var directories = KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(KafkaRaftServer.class), "");
        var properties = directories._1();
        QuorumConfig quorum = config.quorumConfig();
        var shared = new SharedServer(config, properties, Time.SYSTEM,
                Server.initializeMetrics(config, Time.SYSTEM, properties.clusterId().orElseThrow()),
                CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
                QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()), new StandardFaultHandlerFactory(),
                ServerSocketFactory.INSTANCE);
        this.broker = new BrokerServer(shared);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
    }

    /** Returns when the broker takes requests. */
    void start() {
        controller.startup();
        broker.startup();
    }

    BrokerServer broker() {
        return broker;
    }

    /** Stops cleanly what was started. A second call does nothing. */
    void stop() {
        broker.shutdown();
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
    }
}
