package chat.granta.muc.traffic;

import chat.granta.muc.wire.LeakyBucketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0045 section 14.6: a leaky bucket of one kind of thing that is done in a room, by the times at which gateways have taken it. What an outage has held
 * back comes late, behind what has been done meanwhile; it takes what was not used then. All times are in microseconds.
 *
 * @param emptyAt when the bucket will have run empty at the highest rate that is allowed
 * @param latest the latest time at which anything was done
 * @param unused for how long the bucket has been empty, at most {@link #REMEMBERED}
 */
record LeakyBucket(long emptyAt, long latest, long unused) {
    private static final long SECOND = 1_000_000;

    /** What comes later than this has to pass like what is done now. */
    private static final long REMEMBERED = 60 * SECOND;

    private static final long BURST = TrafficLimits.BURST.toMillis() * 1000;

    static final LeakyBucket EMPTY = new LeakyBucket(0, 0, 0);

    static LeakyBucket of(LeakyBucketState state) {
        return new LeakyBucket(state.getEmptyAt(), state.getLatest(), state.getUnused());
    }

    LeakyBucketState toState() {
        return LeakyBucketState.newBuilder().setEmptyAt(emptyAt).setLatest(latest).setUnused(unused).build();
    }

    static long micros(Instant time) {
        return time.toEpochMilli() * 1000;
    }

    /**
     * One more thing is done.
     *
     * @param time when
     * @param perSecond 0 for no limit
     * @return the bucket with it; null when it does not pass
     */
    @Nullable
    LeakyBucket with(long time, long amount, long perSecond) {
        if (perSecond == 0) {
            return this;
        }
        long cost = amount * SECOND / perSecond;
        if (time >= latest) {
            long empty = Math.max(0, time - emptyAt);
            return emptyAt > time + BURST
                    ? null
                    : new LeakyBucket(Math.max(emptyAt, time) + cost, time, Math.min(unused + empty, REMEMBERED));
        }
        if (cost <= Math.min(unused, latest - time)) {
            return new LeakyBucket(emptyAt, latest, unused - cost);
        }
        return emptyAt > latest + BURST ? null : new LeakyBucket(emptyAt + cost, latest, unused);
    }

    /** Whether nothing would pass otherwise if the bucket were forgotten. */
    boolean isPast(long now) {
        return emptyAt + REMEMBERED <= now;
    }
}
