package chat.granta.s2s.sending;

import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DomainPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * RFC 6120 section 10.1: what waits for one remote domain, in order, in a queue for each domain of ours that has something to say to it. Only so much may wait. For
 * whoever has the server's lock.
 */
final class WaitingStanzas {
    private final String domain;
    private final int mostBytes;
    private final LongSupplier clock;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong totalBytes;
    private final Map<String, PairQueue> queues = new LinkedHashMap<>();

    /** @param totalBytes that wait for all domains */
    WaitingStanzas(String domain, int mostBytes, LongSupplier clock, AtomicLong totalBytes) {
        this.domain = domain;
        this.mostBytes = mostBytes;
        this.clock = clock;
        this.totalBytes = totalBytes;
    }

    /** Takes a stanza behind the others of its pair. Returns why it may not wait; null: it does. */
    @Nullable
    StanzaError add(OutgoingStanza stanza, long now) {
        PairQueue queue = queues.computeIfAbsent(stanza.pair().local(),
                _ -> new PairQueue(stanza.pair(), clock, bytes, totalBytes));
        if (bytes.get() > 0 && bytes.get() + stanza.bytes() > mostBytes) {
            return StanzaError.resourceConstraint("too much waits for " + domain);
        }
        StanzaError refusal = queue.refusal(now);
        if (refusal == null) {
            queue.add(stanza);
        }
        return refusal;
    }

    /** The queues in which there is something to send. */
    Stream<PairQueue> queues() {
        return queues.values().stream().filter(queue -> !queue.isEmpty());
    }

    List<OutgoingStanza> removeOverdue(long now) {
        return remove(queues.values().stream(), queue -> queue.removeOverdue(now));
    }

    List<OutgoingStanza> removeAll() {
        return remove(queues.values().stream(), PairQueue::removeAll);
    }

    /** Removes those that no stream takes. */
    List<OutgoingStanza> removeStranded() {
        return remove(stranded(), PairQueue::removeAll);
    }

    /** Removes those that no stream takes and that cannot wait until the back-off ends. */
    List<OutgoingStanza> removeHopeless(Backoff backoff) {
        return remove(stranded(), queue -> queue.removeHopeless(backoff));
    }

    private Stream<PairQueue> stranded() {
        return queues.values().stream().filter(queue -> queue.stream() == null);
    }

    private static List<OutgoingStanza> remove(Stream<PairQueue> from,
            Function<PairQueue, List<OutgoingStanza>> removed) {
        List<OutgoingStanza> all = new ArrayList<>();
        from.forEach(queue -> all.addAll(removed.apply(queue)));
        return all;
    }

    /** The server has let a pair in. */
    void letIn(DomainPair pair) {
        PairQueue queue = queues.get(pair.local());
        if (queue != null) {
            queue.letIn();
        }
    }

    /** The server does not let a pair in, and is not asked again for a while. Returns what has waited for that. */
    List<OutgoingStanza> refuse(DomainPair pair, StanzaError why, long now) {
        PairQueue queue = queues.get(pair.local());
        if (queue == null) {
            return List.of();
        }
        queue.refuse(why, now);
        return queue.removeAll();
    }

    /** A stream takes nothing any more. */
    void leave(StanzaSender ended) {
        queues.values().stream().filter(queue -> queue.stream() == ended).forEach(queue -> queue.takenBy(null));
    }

    boolean isForgettable(long now) {
        return queues.values().stream().allMatch(queue -> queue.isForgettable(now));
    }
}
