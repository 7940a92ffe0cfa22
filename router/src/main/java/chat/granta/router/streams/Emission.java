package chat.granta.router.streams;

/** A record on its way out: where to, and its serialised value. */
record Emission(String topic, int partition, byte[] value) {}
