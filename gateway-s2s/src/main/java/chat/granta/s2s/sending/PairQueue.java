package chat.granta.s2s.sending;

import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DomainPair;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The stanzas of one domain pair that wait, in their order, and the one stream that takes them. Any thread. */
final class PairQueue {
    private final DomainPair pair;
    private final LongSupplier clock;
    private final AtomicLong serverBytes;
    private final AtomicLong totalBytes;
    private final Deque<OutgoingStanza> waiting = new ArrayDeque<>();
    private final Backoff refused = new Backoff();
    private @Nullable StanzaError refusal;
    private @Nullable StanzaSender stream;
    private @Nullable Long heldUntil;

    /**
     * @param serverBytes that wait for the remote domain
     * @param totalBytes that wait for all domains
     */
    PairQueue(DomainPair pair, LongSupplier clock, AtomicLong serverBytes, AtomicLong totalBytes) {
        this.pair = pair;
        this.clock = clock;
        this.serverBytes = serverBytes;
        this.totalBytes = totalBytes;
    }

    DomainPair pair() {
        return pair;
    }

    @Nullable
    synchronized StanzaSender stream() {
        return stream;
    }

    synchronized void takenBy(@Nullable StanzaSender taker) {
        stream = taker;
    }

    synchronized void add(OutgoingStanza stanza) {
        waiting.add(stanza);
        count(stanza.bytes());
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The next stanza to send, for the stream that takes them; it still counts until it is {@link #done}. */
    @Nullable
    synchronized OutgoingStanza take(StanzaSender taker) {
        if (stream != taker || isHeld()) {
            return null;
        }
        OutgoingStanza next = waiting.poll();
        while (next != null && next.fate().isTakenOver()) {
            count(-next.bytes());
            next = waiting.poll();
        }
        return next;
    }

    /** The other server has it, as far as can be known. */
    void done(OutgoingStanza stanza) {
        count(-stanza.bytes());
        stanza.fate().done();
    }

    /** Nothing is sent for a while: the other server may say that it has what is at the head (XEP-0198 section 5). */
    synchronized void hold(Duration most) {
        heldUntil = clock.getAsLong() + most.toNanos();
    }

    synchronized void release() {
        heldUntil = null;
    }

    private boolean isHeld() {
        if (heldUntil != null && heldUntil - clock.getAsLong() <= 0) {
            heldUntil = null;
        }
        return heldUntil != null;
    }

    /** A stanza that waits again has arrived after all; nothing, if it does not wait any more. */
    void doneAfterAll(OutgoingStanza stanza) {
        if (remove(stanza)) {
            done(stanza);
        }
    }

    private synchronized boolean remove(OutgoingStanza stanza) {
        for (Iterator<OutgoingStanza> all = waiting.iterator(); all.hasNext();) {
            if (all.next() == stanza) {
                all.remove();
                return true;
            }
        }
        return false;
    }

    /** A stanza that was taken waits again, before all others. */
    synchronized void putBack(OutgoingStanza stanza) {
        if (stanza.fate().isTakenOver()) {
            count(-stanza.bytes());
        } else {
            waiting.addFirst(stanza);
        }
    }

    /** Removes those at the head whose time is over. */
    synchronized List<OutgoingStanza> removeOverdue(long now) {
        List<OutgoingStanza> overdue = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.getFirst().deadline() - now <= 0) {
            overdue.add(removeFirst());
        }
        return overdue;
    }

    /** Removes those at the head that cannot wait until the back-off ends. */
    synchronized List<OutgoingStanza> removeHopeless(Backoff backoff) {
        List<OutgoingStanza> hopeless = new ArrayList<>();
        while (!waiting.isEmpty() && !backoff.endsBefore(waiting.getFirst().deadline())) {
            hopeless.add(removeFirst());
        }
        return hopeless;
    }

    synchronized List<OutgoingStanza> removeAll() {
        List<OutgoingStanza> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(one -> count(-one.bytes()));
        return all;
    }

    private OutgoingStanza removeFirst() {
        OutgoingStanza first = waiting.removeFirst();
        count(-first.bytes());
        return first;
    }

    private void count(long bytes) {
        serverBytes.addAndGet(bytes);
        totalBytes.addAndGet(bytes);
    }

    /** The server does not let this pair in (XEP-0220 sections 2.1.1 and 2.5), and is not asked again for a while. */
    synchronized void refuse(StanzaError why, long now) {
        refusal = why;
        refused.failed(now);
    }

    synchronized void letIn() {
        refusal = null;
        refused.reset();
    }

    /** Why nothing may be sent for now; null: it may. */
    @Nullable
    synchronized StanzaError refusal(long now) {
        return refused.isOver(now) ? null : refusal;
    }

    synchronized boolean isForgettable(long now) {
        return waiting.isEmpty() && refused.isForgotten(now);
    }
}
