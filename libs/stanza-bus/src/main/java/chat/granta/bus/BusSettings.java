package chat.granta.bus;

/**
 * How this installation's log is laid out; fixed when its topics are first made.
 *
 * @param bootstrapServers {@code host:port,...}
 * @param homePartitions of {@link Topics#USER}: the unit in which homes are spread over routers
 * @param deliveryPartitions of {@link Topics#DELIVERY}: more than there will ever be gateways
 * @param replication of every topic; with 3, a write is acknowledged by at least 2
 */
public record BusSettings(String bootstrapServers, int homePartitions, int deliveryPartitions, short replication) {}
