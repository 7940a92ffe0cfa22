package chat.granta.bus.echo;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How far a reader has come in one partition, and what it has heard of what follows. Used by the reader's thread. */
final class Listening {
    private static final long UNKNOWN = -1;

    private final Heard heard;
    private long next = UNKNOWN;
    private boolean isMissing;
    private long missingSince;

    Listening(Heard heard) {
        this.heard = heard;
    }

    Heard heard() {
        return heard;
    }

    boolean isPositionKnown() {
        return next != UNKNOWN;
    }

    /** The offset that is read next. */
    long next() {
        return next;
    }

    void position(long nextOffset) {
        next = nextOffset;
        isMissing = false;
    }

    /** What is to be read now, of what was heard. */
    List<ConsumerRecord<byte[], byte[]>> take(int most, long now) {
        List<ConsumerRecord<byte[], byte[]>> taken = heard.take(next, most);
        if (!taken.isEmpty()) {
            next = taken.getLast().offset() + 1;
        }
        if (!taken.isEmpty() || heard.size() == 0) {
            isMissing = false;
        } else if (!isMissing) {
            isMissing = true;
            missingSince = now;
        }
        return taken;
    }

    /** Whether later records have been heard, and the next one has not. */
    boolean isMissing() {
        return isMissing;
    }

    /** Whether the next record has not been heard for so long, while later ones have. */
    boolean isMissingFor(long nanos, long now) {
        return isMissing && now - missingSince > nanos;
    }
}
