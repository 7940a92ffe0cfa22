package chat.granta.c2s.home;

/**
 * This gateway's hold on its own delivery partition.
 *
 * @param number offset of the record that began it
 */
record Tenure(int partition, long number) {}
