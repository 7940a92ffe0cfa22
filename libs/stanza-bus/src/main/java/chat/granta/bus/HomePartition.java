package chat.granta.bus;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Which partition is an address's home. The same for every producer and for all time: changing it, or the number of
 * partitions, is a migration of the installation.
 */
public final class HomePartition {
    private HomePartition() {}

    /** The home of a bare JID among {@code partitions}; Kafka's own default for a key of the JID's UTF-8 bytes. */
    public static int of(String bareJid, int partitions) {
        return Utils.toPositive(Utils.murmur2(bareJid.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
