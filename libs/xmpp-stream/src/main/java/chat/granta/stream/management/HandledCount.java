package chat.granta.stream.management;

import java.util.concurrent.atomic.AtomicLong;

/** XEP-0198 section 4: how many of a peer's stanzas are safe. Any thread. */
public final class HandledCount {
    private static final long NOBODY = Long.MAX_VALUE;

    /** Sequence number of the record after which stanzas count, and how many there were before. */
    private record Start(long sequence, long before) {}

    private final AtomicLong awaited = new AtomicLong(NOBODY);
    private volatile Start start = new Start(Long.MAX_VALUE, 0);

    public void begin(long sequence, long before) {
        start = new Start(sequence, before);
    }

    /** @param landed how many of the session's records are on the log */
    public long handled(long landed) {
        Start from = start;
        return from.before() + Math.max(0, landed - from.sequence());
    }

    public void await(long count) {
        awaited.set(count);
    }

    /** Whether as many as awaited are safe now; says so once. */
    public boolean isReached(long landed) {
        long count = awaited.get();
        return count != NOBODY && handled(landed) >= count && awaited.compareAndSet(count, NOBODY);
    }
}
