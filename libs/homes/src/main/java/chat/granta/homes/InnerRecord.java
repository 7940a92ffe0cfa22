package chat.granta.homes;

import chat.granta.bus.wire.Envelope;

/**
 * A body that is handled in a turn: the record's own, one part of a batch, or what an earlier one of them
 * says to its own home.
 *
 * @param key as it would have on the log; empty when the record's own key is meant
 * @param depth how many bodies of this turn stand between it and the record
 */
record InnerRecord(Envelope envelope, String key, int depth) {}
