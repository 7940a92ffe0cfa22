package chat.granta.s2s.management;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What outlives a stream that can be resumed (XEP-0198 section 5): how much of the other server's is on the log, for whom it may speak, and
 * what it has not acknowledged. One stream at a time has it. Any thread.
 */
public final class ManagedSession {
    /** How long what was not acknowledged waits for the stream that goes on; then another may take it, and it may arrive twice. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String id;
    private final LandedStanzas landed;
    private final Set<String> domains = new HashSet<>();
    private @Nullable Runnable holder;
    private @Nullable Runnable claimant;
    private @Nullable Unacknowledged unacknowledged;
    private boolean isClaimed;
    private long deadline;

    public ManagedSession(String id, LandedStanzas landed) {
        this.id = id;
        this.landed = landed;
    }

    public String id() {
        return id;
    }

    public LandedStanzas landed() {
        return landed;
    }

    /** @param takeAway ends the stream that has the session now, and with it {@link #suspend}s it; any thread */
    public synchronized void heldBy(Runnable takeAway) {
        holder = takeAway;
        claimant = null;
        unacknowledged = null;
        isClaimed = false;
    }

    /** The stream that had it is broken. */
    public void suspend(Stream<String> verified, Unacknowledged left, long until) {
        Runnable next;
        synchronized (this) {
            holder = null;
            domains.clear();
            verified.forEach(domains::add);
            unacknowledged = left;
            deadline = until;
            next = claimant;
        }
        if (next != null) {
            landed.whenSettled(next);
        }
    }

    /**
     * Another stream wants it; the one that has it ends.
     *
     * @param ready called when it is free and nothing is on its way to the log; never when the session ends in another way
     * @return false when another stream has come before
     */
    boolean claim(Runnable ready) {
        Runnable before;
        synchronized (this) {
            if (isClaimed) {
                return false;
            }
            isClaimed = true;
            before = holder;
            claimant = ready;
        }
        if (before == null) {
            landed.whenSettled(ready);
        } else {
            before.run();
        }
        return true;
    }

    /** Whoever has claimed it does not want it. */
    public synchronized void leave() {
        claimant = null;
        isClaimed = false;
    }

    /** The domains that the other server had proved. */
    public synchronized Set<String> domains() {
        return Set.copyOf(domains);
    }

    /** Null while a stream has it. */
    public synchronized @Nullable Unacknowledged unacknowledged() {
        return unacknowledged;
    }

    public synchronized boolean isOver(long now) {
        return holder == null && deadline - now <= 0;
    }
}
