package chat.granta.bus;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the log is and how it is laid out, which is fixed when its topics are first made, and how a process takes part in what others
 * read as well ({@code granta.kafka.*}).
 *
 * @param bootstrapServers {@code host:port,...}; {@code localhost:9092} when not given
 * @param homePartitions of {@link Topics#USER}: the unit in which homes are spread over routers; 0 for the default, 16
 * @param deliveryPartitions of {@link Topics#DELIVERY}: more than there will ever be gateways; 0 for the default, 16
 * @param replication of every topic; with 3, a write is acknowledged by at least 2; 0 for the default, 1
 * @param sessionTimeout after so long without a sign of life from it a reader is taken for dead, and what it read is given to others; 3 s when
 *     not given
 * @param instanceId a name by which a process that starts again takes its predecessor's place at once, instead of waiting until that
 *     is taken for dead; empty: none. No two processes may have the same.
 * @param keep how long the log keeps what was written to it
 * @param echo whether readers hear of what their own process writes without asking for it, and writers call a broker of their own process; of
 *     use where they live in one
 */
public record BusSettings(String bootstrapServers, int homePartitions, int deliveryPartitions, short replication,
        Duration sessionTimeout, String instanceId, LogTerms keep, boolean echo) {
    /** What the settings' names begin with. */
    public static final String PREFIX = "granta.kafka";

    private static final Duration SHORTEST_SESSION = Duration.ofSeconds(1);

    /** @throws IllegalArgumentException when a number is negative, or the timeout is shorter than brokers allow */
    public BusSettings(@Nullable String bootstrapServers, int homePartitions, int deliveryPartitions,
            short replication, @Nullable Duration sessionTimeout, @Nullable String instanceId,
            @Nullable LogTerms keep, boolean echo) {
        check("home-partitions", homePartitions);
        check("delivery-partitions", deliveryPartitions);
        check("replication", replication);
        this.bootstrapServers = bootstrapServers == null ? "localhost:9092" : bootstrapServers;
        this.homePartitions = homePartitions == 0 ? 16 : homePartitions;
        this.deliveryPartitions = deliveryPartitions == 0 ? 16 : deliveryPartitions;
        this.replication = replication == 0 ? 1 : replication;
        this.sessionTimeout = sessionTimeout == null ? KafkaClients.SESSION_TIMEOUT : sessionTimeout;
        this.instanceId = instanceId == null ? "" : instanceId;
        this.keep = keep == null ? LogTerms.USUAL : keep;
        this.echo = echo;
        if (this.sessionTimeout.compareTo(SHORTEST_SESSION) < 0) {
            throw new IllegalArgumentException(
                    PREFIX + ".session-timeout cannot be '" + this.sessionTimeout.toMillis()
                            + "ms': it must be 1s or more");
        }
    }

    /** The log at some brokers, and else what is usual. */
    public static BusSettings of(String bootstrapServers, int homePartitions, int deliveryPartitions, int replication) {
        return new BusSettings(bootstrapServers, homePartitions, deliveryPartitions, (short) replication, null, null,
                null, false);
    }

    private static void check(String setting, int number) {
        if (number < 0) {
            throw new IllegalArgumentException(
                    PREFIX + '.' + setting + " cannot be '" + number + "': it must be greater than 0");
        }
    }
}
