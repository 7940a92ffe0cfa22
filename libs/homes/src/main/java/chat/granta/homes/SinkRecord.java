package chat.granta.homes;

/** A record on its way out of Kafka Streams: where to, and its serialised value. */
record SinkRecord(String topic, int partition, byte[] value) {}
