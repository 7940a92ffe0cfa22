package chat.granta.homes;

/** A record on its way out of Kafka Streams: where to, its key, and its serialised value. */
@SuppressWarnings("ArrayRecordComponent")
record SinkRecord(String topic, int partition, byte[] key, byte[] value) {}
