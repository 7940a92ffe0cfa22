package chat.granta.s2s.sending;

import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.dns.ServerAddress;
import chat.granta.s2s.management.Unacknowledged;
import chat.granta.s2s.stream.S2sMetrics;
import chat.granta.stream.management.CountedStanzas;
import java.time.Duration;
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
    private final SendingStream stream;
    private final S2sMetrics metrics;
    private final @Nullable DomainPair header;
    private final @Nullable ServerAddress address;
    private final Set<DomainPair> proved = ConcurrentHashMap.newKeySet();
    private final Set<DomainPair> refused = ConcurrentHashMap.newKeySet();
    private final List<PairQueue> queues = new CopyOnWriteArrayList<>();
    private final Set<RemoteServer> servers = new CopyOnWriteArraySet<>();
    private final StanzasUnderWay underWay;
    private final AtomicBoolean isAwake = new AtomicBoolean();
    private volatile boolean hasEnded;
    private @Nullable Runnable onDrained;
    private int turn;
    private long usedAt;

    /**
     * @param header the pair in the header of a stream that we have opened; null when the other server has
     * @param address where the stream goes, if we have opened it
     */
    public StanzaSender(SendingStream stream, S2sMetrics metrics, @Nullable DomainPair header,
            @Nullable ServerAddress address) {
        this.stream = stream;
        this.metrics = metrics;
        this.header = header;
        this.address = address;
        this.underWay = new StanzasUnderWay(stream.out(), this::taken);
        this.usedAt = stream.out().nanoTime();
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
        return !hasEnded && (isProved(pair) || !refused.contains(pair) && stream.maySend(pair));
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
            stream.out().execute(() -> {
                isAwake.set(false);
                goOn();
                stream.out().flush();
            });
        }
    }

    /** Closes the stream when nothing uses it for so long; sooner when it was never good for stanzas. */
    void closeWhenIdle(Duration timeout, Duration withoutStanzas) {
        stream.out().execute(() -> {
            if (!hasEnded && !stream.isInUse() && isUnused(proved.isEmpty() ? withoutStanzas : timeout)) {
                stream.end("it is not used");
            }
        });
    }

    /** A server needs the stream no more, which ends when nobody else does. */
    void leave(RemoteServer server) {
        servers.remove(server);
        if (servers.isEmpty() && header != null) {
            stream.out().execute(() -> stream.end("it is no longer needed"));
        }
    }

    /** This server no longer speaks with a domain of the stream. */
    void deny(String why) {
        stream.out().execute(() -> stream.deny(why));
    }

    // What happens on the stream.

    /** Does what is due and possible. */
    public void goOn() {
        if (hasEnded || !stream.isNegotiated()) {
            return;
        }
        stream.askAboutKeys();
        if (goesOnWithAnother()) {
            stream.prove(header);
        }
        for (PairQueue queue : queues) {
            // A login by certificate, once begun, comes before the other pairs.
            if (!queue.isEmpty() && queue.stream() == this && !proved.contains(queue.pair())
                    && stream.isNegotiated()) {
                stream.prove(queue.pair());
            }
        }
        if (stream.isNegotiated() && onDrained == null) {
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
        return isIdle() && stream.out().nanoTime() - usedAt >= timeout.toNanos();
    }

    /** Whether nothing is on its way. */
    public boolean isIdle() {
        return underWay.isEmpty();
    }

    /**
     * The other server acknowledges what it is sent from now on.
     *
     * @param before how many of our stanzas it has
     */
    public void countedBy(CountedStanzas counting, long before) {
        underWay.countedBy(counting, before);
    }

    /** It has so many. */
    public void acknowledged(long count) {
        underWay.acknowledged(count);
    }

    private void taken() {
        goOn();
        drained();
    }

    /** Sends no more, and goes on when all that was sent has arrived, or after a while. */
    public void drain(Duration patience, Runnable then) {
        onDrained = then;
        underWay.ask();
        stream.out().schedule(then, patience);
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
        usedAt = stream.out().nanoTime();
    }

    /** Gives the network what waits, as far as it keeps up. */
    private void write() {
        int silent = 0;
        while (!underWay.isFull() && silent < queues.size()) {
            PairQueue queue = queues.get(turn++ % queues.size());
            OutgoingStanza next = proved.contains(queue.pair()) ? queue.take(this) : null;
            if (next == null) {
                silent++;
            } else {
                silent = 0;
                underWay.send(new SentStanza(queue, next));
                metrics.sent();
                used();
            }
        }
        underWay.flush();
    }

    /**
     * The stream is broken, and another one may go on with its counts: what is not acknowledged waits for that.
     *
     * @param patience how long, before it goes another way
     */
    public Unacknowledged suspend(Duration patience) {
        return underWay.suspend(patience);
    }

    /**
     * The stream has ended: what may not have arrived waits for another.
     *
     * @param refusal what the server means by it for those who sent what waits; null when it may be tried again
     */
    public void ended(String why, @Nullable StanzaError refusal) {
        hasEnded = true;
        underWay.end();
        servers.forEach(server -> server.ended(this, !proved.isEmpty(), why, refusal));
    }
}
