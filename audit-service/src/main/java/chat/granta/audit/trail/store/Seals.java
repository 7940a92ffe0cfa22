package chat.granta.audit.trail.store;

import chat.granta.ledger.store.BinaryCopy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.crypto.Mac;

/** Computes the seals of a partition's events: each is a keyed hash of the seal before and of the event. For one thread. */
public final class Seals {
    private final Mac mac;

    public Seals(Mac mac) {
        this.mac = mac;
    }

    /** What stands for the seal before a partition's first event. */
    byte[] first(PartitionKey partition) {
        return mac.doFinal((partition.day() + "/" + partition.term()).getBytes(StandardCharsets.UTF_8));
    }

    /** @param copy has the event's fields as its last row */
    byte[] next(byte[] before, BinaryCopy copy) {
        mac.update(before);
        mac.update(copy.fields());
        return mac.doFinal();
    }

    /** Proves that somebody with the key has erased an event. */
    public byte[] erasure(PartitionKey partition, long number) {
        return mac.doFinal(("erased " + partition.day() + "/" + partition.term() + "/" + number)
                .getBytes(StandardCharsets.UTF_8));
    }

    boolean isErasure(PartitionKey partition, long number, byte[] proof) {
        return MessageDigest.isEqual(erasure(partition, number), proof);
    }

    /** Whether an event has this seal, given the one before. */
    boolean fits(byte[] before, EventRow row, byte[] seal) {
        var copy = new BinaryCopy();
        row.writeTo(copy);
        return MessageDigest.isEqual(next(before, copy), seal);
    }
}
