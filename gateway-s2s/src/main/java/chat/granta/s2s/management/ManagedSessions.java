package chat.granta.s2s.management;

import chat.granta.stream.StreamId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sessions that other servers may resume here (XEP-0198 section 5). Any thread. */
public final class ManagedSessions {
    /** As many wait for their servers to come back; a session beyond that cannot be resumed. */
    private static final int MOST = 10_000;

    private final ConcurrentMap<String, ManagedSession> sessions = new ConcurrentHashMap<>();

    /**
     * A session under a name that nobody can guess; null when there are too many.
     *
     * @param takeAway as in {@link ManagedSession#heldBy}
     */
    public @Nullable ManagedSession create(LandedStanzas landed, Runnable takeAway) {
        if (sessions.size() >= MOST) {
            return null;
        }
        var session = new ManagedSession(StreamId.next(), landed);
        session.heldBy(takeAway);
        sessions.put(session.id(), session);
        return session;
    }

    /**
     * A stream wants to go on with a session.
     *
     * @param ready called with it when it is free and nothing is on its way to the log
     * @return false when there is no such session, or another stream has come before
     */
    public boolean claim(String id, Consumer<ManagedSession> ready) {
        ManagedSession session = sessions.get(id);
        return session != null && session.claim(() -> ready.accept(session));
    }

    public void remove(ManagedSession session) {
        sessions.remove(session.id());
    }

    /** Forgets those that nobody has come back for; called again and again. */
    public void look(long now) {
        sessions.values().removeIf(session -> session.isOver(now));
    }
}
