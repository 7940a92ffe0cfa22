package chat.granta.bus;

import org.jspecify.annotations.Nullable;

/**
 * How this installation's log is laid out ({@code granta.kafka.*}); fixed when its topics are first made.
 *
 * @param bootstrapServers {@code host:port,...}; {@code localhost:9092} when not given
 * @param homePartitions of {@link Topics#USER}: the unit in which homes are spread over routers; 0 for the default, 16
 * @param deliveryPartitions of {@link Topics#DELIVERY}: more than there will ever be gateways; 0 for the default, 16
 * @param replication of every topic; with 3, a write is acknowledged by at least 2; 0 for the default, 1
 */
public record BusSettings(String bootstrapServers, int homePartitions, int deliveryPartitions, short replication) {
    /** What the settings' names begin with. */
    public static final String PREFIX = "granta.kafka";

    /** @throws IllegalArgumentException when a number is negative */
    public BusSettings(@Nullable String bootstrapServers, int homePartitions, int deliveryPartitions,
            short replication) {
        check("home-partitions", homePartitions);
        check("delivery-partitions", deliveryPartitions);
        check("replication", replication);
        this.bootstrapServers = bootstrapServers == null ? "localhost:9092" : bootstrapServers;
        this.homePartitions = homePartitions == 0 ? 16 : homePartitions;
        this.deliveryPartitions = deliveryPartitions == 0 ? 16 : deliveryPartitions;
        this.replication = replication == 0 ? 1 : replication;
    }

    private static void check(String setting, int number) {
        if (number < 0) {
            throw new IllegalArgumentException(
                    PREFIX + '.' + setting + " cannot be '" + number + "': it must be greater than 0");
        }
    }
}
