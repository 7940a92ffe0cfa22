package chat.granta.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The broker's log directory, formatted at the first start with a cluster id that stays (KIP-631). */
final class BrokerStorage {
    private BrokerStorage() {}

    /** Formats the directory unless that was done before: Kafka writes {@code meta.properties} last. */
    static void formatOnce(Path directory, Quorum quorum) {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        var formatter = new Formatter().setNodeId(quorum.node()).setClusterId(quorum.clusterId())
                .addDirectory(directory.toString()).setMetadataLogDirectory(directory.toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER).setHasDynamicQuorum(false)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION).setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        try {
            formatter.run();
        } catch (Exception e) {
            throw new EmbeddedServiceException("cannot format the Kafka log directory " + directory + ": " + e, e);
        }
    }
}
