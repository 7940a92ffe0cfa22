package chat.granta.gateway;

/**
 * A gateway's hold on a delivery partition that it reads.
 *
 * @param number offset of the record that began it
 */
public record Tenure(int partition, long number) {}
