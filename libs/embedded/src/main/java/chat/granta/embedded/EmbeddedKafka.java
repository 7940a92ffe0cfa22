package chat.granta.embedded;

import java.net.BindException;
import java.nio.file.Path;
import java.util.function.Supplier;
import kafka.server.KafkaConfig;

/**
 * A Kafka broker with its controller in this JVM, on the loopback address. Topics and records stay in the data directory
 * and are there again after a restart, whichever port that one gets.
 *
 * <p>Durable as Kafka is: records survive the death of this process, not the loss of power.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final int ATTEMPTS = 3;

    private final BrokerNode node;
    private final String bootstrapServers;

    private EmbeddedKafka(BrokerNode node, int port) {
        this.node = node;
        this.bootstrapServers = "127.0.0.1:" + port;
    }

    /**
     * Starts on a free port; returns when the broker takes requests.
     *
     * @throws EmbeddedServiceException when the directory cannot be used or the broker does not start
     */
    public static EmbeddedKafka start(Path dataDirectory) {
        return start(dataDirectory, 0);
    }

    /**
     * Starts on a given port, 0 for a free one; returns when the broker takes requests.
     *
     * @throws EmbeddedServiceException when the directory cannot be used, the port is taken or the broker does not
     *             start
     */
    public static EmbeddedKafka start(Path dataDirectory, int port) {
        return start(dataDirectory, port, Quorum::alone);
    }

    /**
     * Starts one node of a cluster on a given port, 0 for a free one; returns when the broker takes requests, for which most
     * of the nodes must have been started.
     *
     * @throws EmbeddedServiceException as {@link #start(Path, int)} does
     */
    public static EmbeddedKafka start(Path dataDirectory, int port, Quorum quorum) {
        return start(dataDirectory, port, () -> quorum);
    }

    private static EmbeddedKafka start(Path dataDirectory, int port, Supplier<Quorum> quorum) {
        Path directory = DataDirectory.prepare(dataDirectory);
        BrokerStorage.formatOnce(directory, quorum.get());
        for (int attempt = 1;; attempt++) {
            try {
                return startOnce(directory, port == 0 ? FreePort.find() : port, quorum.get());
            } catch (EmbeddedServiceException e) {
                // Between finding a free port and binding it, somebody else may take it.
                if (port != 0 || attempt == ATTEMPTS || !(RootCause.of(e) instanceof BindException)) {
                    throw e;
                }
            }
        }
    }

    /** Where clients connect: {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Writes to this broker's log from within this process. */
    public BrokerAppends appends() {
        return new BrokerAppends(node.broker());
    }

    /** Stops the broker cleanly; takes some tenths of a second. A second call does nothing. */
    @Override
    public void close() {
        node.stop();
    }

    private static EmbeddedKafka startOnce(Path directory, int port, Quorum quorum) {
        var settings = BrokerSettings.of(directory, port, quorum);
        var node = new BrokerNode(KafkaConfig.fromProps(settings, false));
        try {
            node.start();
            return new EmbeddedKafka(node, port);
        } catch (Throwable e) {
            node.stop();
            throw new EmbeddedServiceException("the Kafka broker cannot start on port " + port + " with the data in "
                    + directory + ": " + RootCause.of(e).getMessage(), e);
        }
    }
}
