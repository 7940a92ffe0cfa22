package chat.granta.s2s.log;

import chat.granta.bus.Lane;
import chat.granta.bus.MemoryPositions;
import chat.granta.bus.ReplayRule.Verdict;
import chat.granta.bus.ReplayRule;
import chat.granta.bus.wire.Origin;
import chat.granta.bus.wire.RemoteProgress;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.HashSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * How far this gateway has come with one partition of {@code xmpp.remote}. A record is done when each of its stanzas has been given to the
 * network, or its sender has been answered; which of two domains' records is done first is chance. So the offset that is committed
 * is that of the first record that is not done, and says which ones behind it are, and where the replay rule stood at that offset. Any
 * thread.
 */
final class RemotePartition {
    /** Kafka takes 4096 bytes of text with an offset. What does not fit is done again by a successor. */
    private static final int MAX_METADATA_BYTES = 3000;

    /** A record that is not done, or has others before it that are not. */
    static final class Entry {
        private final long offset;
        private final @Nullable Origin origin;
        private int open;

        private Entry(long offset, @Nullable Origin origin) {
            this.offset = offset;
            this.origin = origin;
        }
    }

    private final MemoryPositions positions = new MemoryPositions();
    private final ReplayRule rule = new ReplayRule(positions);
    private final Map<Lane, Origin> before = new LinkedHashMap<>();
    private final Set<Long> doneByOthers = new HashSet<>();
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long next;
    private volatile boolean isTakenOver;

    /** @param committed by whoever had the partition before */
    RemotePartition(OffsetAndMetadata committed) {
        next = committed.offset();
        try {
            var progress = RemoteProgress.parseFrom(Base64.getDecoder().decode(committed.metadata()));
            for (Origin origin : progress.getPositionsList()) {
                rule.judge(origin);
                before.put(Lane.of(origin), origin);
            }
            long offset = next;
            for (RemoteProgress.Range range : progress.getDoneList()) {
                offset += range.getSkipped();
                for (long end = offset + range.getCount(); offset < end; offset++) {
                    doneByOthers.add(offset);
                }
            }
        } catch (IllegalArgumentException | InvalidProtocolBufferException e) {
            // Nothing is known of what came before.
        }
    }

    /** Whether a record is to have its effect: it is no repetition (see the replay rule), and no earlier holder has done it. */
    synchronized boolean isNew(long offset, Origin origin) {
        boolean isFirst = rule.judge(origin) == Verdict.ACCEPT;
        return !doneByOthers.remove(offset) && isFirst;
    }

    /**
     * A record was read.
     *
     * @param origin null when the replay rule does not judge it
     * @param stanzas that are to be sent because of it
     */
    synchronized Entry read(long offset, @Nullable Origin origin, int stanzas) {
        var entry = new Entry(offset, origin);
        entry.open = stanzas;
        next = offset + 1;
        entries.add(entry);
        advance();
        return entry;
    }

    /** One stanza of a record is done. */
    synchronized void done(Entry entry) {
        entry.open--;
        advance();
    }

    private void advance() {
        while (!entries.isEmpty() && entries.getFirst().open == 0) {
            Origin origin = entries.removeFirst().origin;
            if (origin != null) {
                before.put(Lane.of(origin), origin);
            }
        }
    }

    /** Another gateway has the partition now: what is not done is its own. */
    void takenOver() {
        isTakenOver = true;
    }

    boolean isTakenOver() {
        return isTakenOver;
    }

    /** What a gateway that takes the partition over has to know. */
    synchronized OffsetAndMetadata progress() {
        long offset = entries.isEmpty() ? next : entries.getFirst().offset;
        var progress = RemoteProgress.newBuilder().addAllPositions(before.values());
        int bytes = progress.build().getSerializedSize();
        long end = offset;
        RemoteProgress.Range.Builder range = null;
        for (Entry entry : entries) {
            if (entry.open > 0) {
                continue;
            }
            if (range != null && entry.offset == end) {
                range.setCount(range.getCount() + 1);
            } else if (bytes > MAX_METADATA_BYTES * 3 / 4) {
                break;
            } else {
                range = progress.addDoneBuilder().setSkipped(entry.offset - end).setCount(1);
                bytes += 16;
            }
            end = entry.offset + 1;
        }
        return new OffsetAndMetadata(offset, Base64.getEncoder().encodeToString(progress.build().toByteArray()));
    }
}
