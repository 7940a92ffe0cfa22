package chat.granta.homes;

import chat.granta.bus.wire.Envelope;

/**
 * A record that a turn has decided to write. Its origin is added when it is emitted.
 *
 * @param partition explicit, of the topic
 * @param key for people and for compaction; the partition does not depend on it
 */
record HomeOutput(String topic, int partition, String key, Envelope.Builder envelope) {}
