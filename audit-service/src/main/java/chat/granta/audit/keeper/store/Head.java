package chat.granta.audit.keeper.store;

import chat.granta.audit.seal.Heads;
import chat.granta.audit.trail.store.ChainEnd;
import chat.granta.audit.trail.store.PartitionKey;

/**
 * What a partition was at a time.
 *
 * @param isDropped whether the partition was then dropped, as its term had passed
 */
@SuppressWarnings("ArrayRecordComponent")
public record Head(PartitionKey partition, ChainEnd end, boolean isDropped, byte[] signature) {
    static Head of(PartitionKey partition, ChainEnd end, boolean isDropped, Heads heads) {
        return new Head(partition, end, isDropped, heads.sign(text(partition, end, isDropped)));
    }

    public boolean isSigned(Heads heads) {
        return heads.isSigned(text(), signature);
    }

    /** For people, and for whoever keeps heads elsewhere. */
    public String text() {
        return text(partition, end, isDropped);
    }

    private static String text(PartitionKey partition, ChainEnd end, boolean isDropped) {
        return Heads.text(partition.toString(), end.events(), end.seal(), isDropped);
    }
}
