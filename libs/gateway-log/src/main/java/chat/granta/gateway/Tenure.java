package chat.granta.gateway;

/**
 * This gateway's hold on its own delivery partition.
 *
 * @param number offset of the record that began it
 */
public record Tenure(int partition, long number) {}
