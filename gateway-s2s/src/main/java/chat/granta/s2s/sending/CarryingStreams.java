package chat.granta.s2s.sending;

import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.management.ManagedSession;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The streams that take what waits for one remote domain, and what those that are broken were in (XEP-0198 section 5). For whoever has the server's
 * lock.
 */
final class CarryingStreams {
    private final Set<StanzaSender> streams = new LinkedHashSet<>();
    /** Of streams that we had opened and that are broken, by the pair in their header. */
    private final Map<DomainPair, ManagedSession> suspended = new LinkedHashMap<>();

    void add(StanzaSender stream) {
        streams.add(stream);
    }

    void remove(StanzaSender stream) {
        streams.remove(stream);
    }

    boolean isEmpty() {
        return streams.isEmpty();
    }

    List<StanzaSender> all() {
        return List.copyOf(streams);
    }

    /** One that we have opened for a domain, so that its server can be asked about keys. */
    @Nullable
    StanzaSender openedFor(String domain) {
        return streams.stream().filter(one -> one.isOpenedFor(domain)).findFirst().orElse(null);
    }

    /** The one that takes a queue: one on which its pair is proved is best; else it is proved on one that is there. */
    @Nullable
    StanzaSender carrier(PairQueue queue) {
        StanzaSender stream = queue.stream();
        if (stream == null || !stream.mayCarry(queue.pair())) {
            List<StanzaSender> able = streams.stream().filter(one -> one.mayCarry(queue.pair())).toList();
            stream = able.stream().filter(one -> one.isProved(queue.pair())).findFirst()
                    .orElse(able.isEmpty() ? null : able.getFirst());
            queue.takenBy(stream);
            if (stream != null) {
                stream.carry(queue);
            }
        }
        return stream;
    }

    // What broken streams were in.

    void suspend(DomainPair opened, ManagedSession session) {
        suspended.put(opened, session);
    }

    boolean isSuspended(DomainPair opened) {
        return suspended.containsKey(opened);
    }

    boolean hasSuspended() {
        return !suspended.isEmpty();
    }

    @Nullable
    ManagedSession takeSuspended(DomainPair opened) {
        return suspended.remove(opened);
    }

    void forgetOver(long now) {
        suspended.values().removeIf(session -> session.isOver(now));
    }

    void forgetSuspended() {
        suspended.clear();
    }

    /**
     * What broken streams were in goes on, be there anything to send or not.
     *
     * @param taking to which those are added that go on with it
     * @return a pair that needs a stream for that; null when there is none
     */
    @Nullable
    DomainPair goOn(Set<StanzaSender> taking) {
        DomainPair lacking = null;
        for (DomainPair pair : suspended.keySet()) {
            StanzaSender stream = streams.stream().filter(one -> one.isOpenedFor(pair)).findFirst().orElse(null);
            if (stream != null) {
                taking.add(stream);
            } else if (lacking == null) {
                lacking = pair;
            }
        }
        return lacking;
    }
}
