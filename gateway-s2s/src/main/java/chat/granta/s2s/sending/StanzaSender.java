package chat.granta.s2s.sending;

import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.dns.ServerAddress;
import chat.granta.s2s.management.Unacknowledged;
import chat.granta.s2s.stream.S2sMetrics;
import chat.granta.stream.carrier.XmppStream;
import chat.granta.stream.management.CountedStanzas;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The side of a stream on which stanzas go to another server. It carries any number of domain pairs (XEP-0220 section 2.6), each once it
 * is proved, and takes of their queues in turn as much as the network keeps up with. A stanza is done when the network has it, or where
 * the other server acknowledges what it gets, then (XEP-0198). On the stream's thread, unless a method says otherwise.
 */
public final class StanzaSender {
    /** As much is given to the network before it has taken what came before. */
    private static final int WINDOW_BYTES = 256 * 1024;
    /** As much may be unacknowledged, which takes a round trip and the other server's log. */
    private static final int MANAGED_WINDOW_BYTES = 1024 * 1024;

    /** The stream, as its sending side sees it. */
    public interface Carrier {
        XmppStream out();

        /** Whether the negotiation has come so far that domains can be proved, and stanzas sent. */
        boolean isNegotiated();

        /** Whether a domain pair may be proved that is not yet. Any thread. */
        boolean maySend(DomainPair pair);

        /** Begins to prove a pair, unless that has begun; {@link #proved} or {@link #refused} follows. */
        void prove(DomainPair pair);

        /** Asks what waits to be asked about keys. */
        void askAboutKeys();

        /** Whether more than stanzas keeps the stream open. */
        boolean isInUse();

        /** Ends the stream. */
        void end(String why);

        /** Ends the stream, of a domain that this server no longer speaks with. */
        void deny(String why);
    }

    private final Carrier carrier;
    private final S2sMetrics metrics;
    private final @Nullable DomainPair header;
    private final @Nullable ServerAddress address;
    private final Set<DomainPair> proved = ConcurrentHashMap.newKeySet();
    private final Set<DomainPair> refused = ConcurrentHashMap.newKeySet();
    private final List<PairQueue> queues = new CopyOnWriteArrayList<>();
    private final Set<RemoteServer> servers = new CopyOnWriteArraySet<>();
    /** Given to the network. */
    private final Deque<SentStanza> underWay = new ArrayDeque<>();
    /** Sent since the other server counts. */
    private final Deque<SentStanza> unacknowledged = new ArrayDeque<>();
    private final AtomicBoolean isAwake = new AtomicBoolean();
    private volatile boolean hasEnded;
    private @Nullable CountedStanzas counts;
    private long acknowledged;
    private int sentBytes;
    private @Nullable Runnable onDrained;
    private int turn;
    private long usedAt;

    /**
     * @param header the pair in the header of a stream that we have opened; null when the other server has
     * @param address where the stream goes, if we have opened it
     */
    public StanzaSender(Carrier carrier, S2sMetrics metrics, @Nullable DomainPair header,
            @Nullable ServerAddress address) {
        this.carrier = carrier;
        this.metrics = metrics;
        this.header = header;
        this.address = address;
        this.usedAt = carrier.out().nanoTime();
    }

    // What servers ask for. Any thread.

    /** Whether we have opened the stream, in the name of this pair. */
    boolean isOpenedFor(DomainPair pair) {
        return pair.equals(header);
    }

    /** Whether we have opened the stream for this domain, so that its server can be asked about keys. */
    boolean isOpenedFor(String remote) {
        return header != null && header.remote().equals(remote);
    }

    @Nullable
    ServerAddress address() {
        return address;
    }

    boolean isProved(DomainPair pair) {
        return proved.contains(pair);
    }

    /** Whether the stream carries a pair's stanzas, or may try to. */
    boolean mayCarry(DomainPair pair) {
        return !hasEnded && (isProved(pair) || !refused.contains(pair) && carrier.maySend(pair));
    }

    /** A server is told what becomes of the stream from now on. Returns false when it has ended. */
    boolean serves(RemoteServer server) {
        servers.add(server);
        return !hasEnded;
    }

    /** Takes the stanzas of a queue from now on. */
    void carry(PairQueue queue) {
        if (!queues.contains(queue)) {
            queues.add(queue);
        }
    }

    /** There is something to send, or to ask. */
    void wake() {
        if (isAwake.compareAndSet(false, true)) {
            carrier.out().execute(() -> {
                isAwake.set(false);
                goOn();
                carrier.out().flush();
            });
        }
    }

    /** Closes the stream when nothing uses it for so long; sooner when it was never good for stanzas. */
    void closeWhenIdle(Duration timeout, Duration withoutStanzas) {
        carrier.out().execute(() -> {
            if (!hasEnded && !carrier.isInUse() && isUnused(proved.isEmpty() ? withoutStanzas : timeout)) {
                carrier.end("it is not used");
            }
        });
    }

    /** A server needs the stream no more, which ends when nobody else does. */
    void leave(RemoteServer server) {
        servers.remove(server);
        if (servers.isEmpty() && header != null) {
            carrier.out().execute(() -> carrier.end("it is no longer needed"));
        }
    }

    /** This server no longer speaks with a domain of the stream. */
    void deny(String why) {
        carrier.out().execute(() -> carrier.deny(why));
    }

    // What happens on the stream.

    /** Does what is due and possible. */
    public void goOn() {
        if (hasEnded || !carrier.isNegotiated()) {
            return;
        }
        carrier.askAboutKeys();
        if (goesOnWithAnother()) {
            carrier.prove(header);
        }
        for (PairQueue queue : queues) {
            // A login by certificate, once begun, comes before the other pairs.
            if (!queue.isEmpty() && queue.stream() == this && !proved.contains(queue.pair())
                    && carrier.isNegotiated()) {
                carrier.prove(queue.pair());
            }
        }
        if (carrier.isNegotiated() && onDrained == null) {
            write();
        }
    }

    /** Whether the other server may have something for a stream that has broken, and this one was opened in its place. */
    private boolean goesOnWithAnother() {
        return header != null && !proved.contains(header) && !refused.contains(header)
                && servers.stream().anyMatch(server -> server.isSuspended(header));
    }

    /** Whether nothing is on its way, and nothing was for so long. */
    public boolean isUnused(Duration timeout) {
        return isIdle() && carrier.out().nanoTime() - usedAt >= timeout.toNanos();
    }

    /** Whether nothing is on its way. */
    public boolean isIdle() {
        return underWay.isEmpty() && unacknowledged.isEmpty();
    }

    /**
     * The other server acknowledges what it is sent from now on.
     *
     * @param before how many of our stanzas it has
     */
    public void countedBy(CountedStanzas counting, long before) {
        counts = counting;
        acknowledged = before;
    }

    /** It has so many. */
    public void acknowledged(long count) {
        for (; acknowledged < count; acknowledged++) {
            done(unacknowledged.remove());
        }
        goOn();
        drained();
    }

    /** Sends no more, and goes on when all that was sent has arrived, or after a while. */
    public void drain(Duration patience, Runnable then) {
        onDrained = then;
        if (counts != null) {
            counts.ask();
            carrier.out().flush();
        }
        carrier.out().schedule(then, patience);
        drained();
    }

    private void drained() {
        if (onDrained != null && isIdle()) {
            onDrained.run();
        }
    }

    /** A pair's stanzas may be sent. */
    public void proved(DomainPair pair) {
        proved.add(pair);
        used();
        servers.forEach(server -> server.proved(pair));
    }

    public boolean hasProved() {
        return !proved.isEmpty();
    }

    /** A pair's stanzas may not be sent on this stream. */
    public void refused(DomainPair pair, StanzaError why) {
        refused.add(pair);
        servers.forEach(server -> server.refused(this, pair, why));
    }

    /** Nothing is sent on the stream for now, and what waits goes another way, until a pair is {@link #proved} again. Nothing must be on its way. */
    public void withdraw(String why) {
        proved.clear();
        List<RemoteServer> served = List.copyOf(servers);
        servers.clear();
        served.forEach(server -> server.ended(this, true, why, null));
    }

    /** Somebody makes use of the stream. */
    public void used() {
        usedAt = carrier.out().nanoTime();
    }

    /** Gives the network what waits, as far as it keeps up. */
    private void write() {
        CountedStanzas counting = counts;
        int window = counting == null ? WINDOW_BYTES : MANAGED_WINDOW_BYTES;
        int written = 0;
        int silent = 0;
        while (sentBytes < window && silent < queues.size()) {
            PairQueue queue = queues.get(turn++ % queues.size());
            OutgoingStanza next = proved.contains(queue.pair()) ? queue.take(this) : null;
            if (next == null) {
                silent++;
                continue;
            }
            silent = 0;
            carrier.out().stanza(next.stanza(), null);
            metrics.sent();
            (counting == null ? underWay : unacknowledged).add(new SentStanza(queue, next));
            sentBytes += next.bytes();
            written++;
            if (counting != null) {
                counting.sent();
            }
        }
        if (counting != null && sentBytes >= window) {
            // Nothing but an answer lets anything go on.
            counting.ask();
        } else if (counting != null && written > 0) {
            counting.askWhenDue();
        } else if (written > 0) {
            int count = written;
            carrier.out().flush(() -> taken(count));
        }
        if (written > 0) {
            used();
        }
    }

    private void taken(int count) {
        if (hasEnded) {
            // They wait for another stream by now.
            return;
        }
        for (int i = 0; i < count; i++) {
            done(underWay.remove());
        }
        goOn();
        carrier.out().flush();
        drained();
    }

    private void done(SentStanza one) {
        sentBytes -= one.stanza().bytes();
        one.queue().done(one.stanza());
    }

    /**
     * The stream is broken, and another one may go on with its counts: what is not acknowledged waits for that.
     *
     * @param patience how long, before it goes another way
     */
    public Unacknowledged suspend(Duration patience) {
        var left = new UnacknowledgedStanzas(acknowledged, unacknowledged);
        unacknowledged.forEach(one -> one.queue().hold(patience));
        return left;
    }

    /**
     * The stream has ended: what may not have arrived waits for another.
     *
     * @param refusal what the server means by it for those who sent what waits; null when it may be tried again
     */
    public void ended(String why, @Nullable StanzaError refusal) {
        hasEnded = true;
        putBack(unacknowledged);
        putBack(underWay);
        servers.forEach(server -> server.ended(this, !proved.isEmpty(), why, refusal));
    }

    private static void putBack(Deque<SentStanza> sent) {
        while (!sent.isEmpty()) {
            SentStanza last = sent.removeLast();
            last.queue().putBack(last.stanza());
        }
    }
}
