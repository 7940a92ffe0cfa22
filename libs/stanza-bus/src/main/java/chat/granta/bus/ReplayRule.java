package chat.granta.bus;

import chat.granta.bus.Lane.Position;
import chat.granta.bus.wire.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The replay rule: what makes at-least-once delivery exactly once in effect.
 *
 * <p>The consumer of a partition asks it about each record, in log order. A record of a client's session is new only as the
 * session's last + 1: a gap is never skipped over, because what is missing may still come. A record of any other lane is new when
 * its position is higher than its lane's highest so far.
 *
 * <p>No session begins whose gateway has since lost the delivery partition: that process has been taken for dead. Sessions that had
 * begun go on until they are forgotten, so that what a gateway has written counts although nobody believes any more that it
 * lives. Of a session that was forgotten, whatever still comes is a gap.
 *
 * <p>The highest positions must be kept where the effects of the records are kept, and saved with them at once.
 */
public final class ReplayRule {
    /** What to do with a record. Only {@link #ACCEPT} may have an effect. */
    public enum Verdict {
        ACCEPT, DUPLICATE, GAP, FENCED
    }

    /** Where the highest position of each lane is kept. */
    public interface Positions {
        @Nullable
        Position get(Lane lane);

        void put(Lane lane, Position position);
    }

    private final Positions positions;

    public ReplayRule(Positions positions) {
        this.positions = positions;
    }

    /**
     * Judges a record by its origin and, when it is accepted, remembers its position.
     *
     * @throws IllegalArgumentException when the record has no origin
     */
    public Verdict judge(Origin origin) {
        Lane lane = Lane.of(origin);
        Position position = Position.of(origin);
        Position last = positions.get(lane);
        Verdict verdict = origin.hasSession()
                ? judgeSession(SessionAddress.of(origin.getSession().getSession()), position.minor(), last)
                : judgeRising(position, last);
        if (verdict == Verdict.ACCEPT) {
            positions.put(lane, position);
        }
        return verdict;
    }

    private static Verdict judgeRising(Position position, @Nullable Position last) {
        return last == null || position.compareTo(last) > 0 ? Verdict.ACCEPT : Verdict.DUPLICATE;
    }

    private Verdict judgeSession(SessionAddress session, long sequence, @Nullable Position last) {
        if (last == null && isReplaced(session)) {
            return Verdict.FENCED;
        }
        long due = last == null ? 1 : last.minor() + 1;
        if (sequence < due) {
            return Verdict.DUPLICATE;
        }
        return sequence == due ? Verdict.ACCEPT : Verdict.GAP;
    }

    /** Whether the session's delivery partition has another holder now. */
    private boolean isReplaced(SessionAddress session) {
        Position holder = positions.get(Lane.gateway(session.partition()));
        return holder != null && holder.major() > session.tenure();
    }
}
