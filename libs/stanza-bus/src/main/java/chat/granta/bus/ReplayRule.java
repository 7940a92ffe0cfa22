package chat.granta.bus;

import chat.granta.bus.Lane.Position;
import chat.granta.bus.wire.Origin;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The replay rule: what makes at-least-once delivery exactly once in effect.
 *
 * <p>The consumer of a partition asks it about each record, in log order. A record that derives from the log, or that a
 * service tells out of its database, is new when its position is higher than its lane's highest so far. A record of a
 * client's session is new only as the session's
 * last + 1: a gap is never skipped over, because what is missing may still come. No session begins whose gateway has since
 * lost the delivery partition: that process has been taken for dead. Those that had begun go on until they are forgotten, so
 * that what a gateway has said is on the log counts although nobody believes any more that it lives.
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

        void remove(Lane lane);
    }

    private final Positions positions;

    public ReplayRule(Positions positions) {
        this.positions = positions;
    }

    /** A rule that remembers only as long as this process lives. */
    public static ReplayRule inMemory() {
        Map<Lane, Position> highest = new HashMap<>();
        return new ReplayRule(new Positions() {
            @Override
            public @Nullable Position get(Lane lane) {
                return highest.get(lane);
            }

            @Override
            public void put(Lane lane, Position position) {
                highest.put(lane, position);
            }

            @Override
            public void remove(Lane lane) {
                highest.remove(lane);
            }
        });
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

    /** Forgets a session that has ended, or goes on at another connection; anything of it that still comes is then a gap. */
    public void forget(SessionAddress session) {
        positions.remove(Lane.session(session));
    }

    /** Forgets that a session was handed over. What still comes of that is told from what is new by other means. */
    public void forgetHandover(SessionAddress session) {
        positions.remove(Lane.handover(session));
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
