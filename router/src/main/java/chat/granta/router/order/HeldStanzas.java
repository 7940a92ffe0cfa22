package chat.granta.router.order;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RequestNumber;
import chat.granta.homes.HomeStore;
import chat.granta.homes.TurnStore;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.router.event.SessionResumed;
import chat.granta.router.home.OpenRequest;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.home.Waiting;
import chat.granta.router.policy.PolicyRequests;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** RFC 6120 section 10.1: what sessions have sent behind requests that have had no effect yet. */
public final class HeldStanzas {
    public static final HomeStore<Jid, Waiting> STORE = Waiting.store("held");

    private static final HeldRecords HELD = new HeldRecords(STORE);

    private HeldStanzas() {}

    /** Whether anything that a session has sent waits. */
    public static boolean isAnyOf(Turn turn, Session session) {
        return HELD.isAny(turn, session.jid().bare(), Waiting.isFrom(session.address()));
    }

    /**
     * A record of a session waits, behind the others.
     *
     * @return false when there is no room for it
     */
    public static boolean hold(Turn turn, Session session, Envelope record) {
        return HELD.hold(turn, session.jid().bare(), record);
    }

    /** Requests up to that number have had their effect: what has waited for them has its turn now. */
    public static void release(Turn turn, Jid account, RequestNumber done) {
        User user = turn.user(account);
        List<SessionAddress> free = Stream.concat(user.sessions().stream(), user.departed().stream())
                .filter(session -> isDone(session.openRequest(), done)).map(Session::address).toList();
        for (SessionAddress address : free) {
            Session session = turn.user(account).session(address);
            // What another session has just sent may have ended this one.
            if (session != null) {
                turn.change(turn.user(account).with(session.withOpenRequest(null)));
                HELD.release(turn, account, Waiting.isFrom(session.address()));
            }
        }
    }

    static boolean isDone(@Nullable OpenRequest open, RequestNumber done) {
        return open != null && open.isDoneWith(done);
    }

    /** A session has gone on elsewhere, and with it what waits. */
    public static void moved(SessionResumed event, Turn turn) {
        SessionAddress now = event.session().address();
        SessionAddress before = Objects.requireNonNull(event.session().management()).former().getLast();
        Jid account = event.session().jid().bare();
        for (HomeStore<Jid, Waiting> store : List.of(STORE, PolicyRequests.WAITING)) {
            TurnStore<Jid, Waiting> stored = turn.store(store);
            Waiting waiting = stored.get(account);
            if (waiting != null && waiting.records().stream().anyMatch(Waiting.isFrom(before))) {
                stored.put(account, waiting.moved(before, now));
            }
        }
    }

    /** Of a session that has ended nobody needs to see it come. */
    public static void dropComing(Turn turn, Session session) {
        keep(turn, session, record -> !isComing(record));
    }

    private static boolean isComing(Envelope record) {
        return record.hasOutbound() && StanzaCodec.ofWire(record.getOutbound().getStanza()) instanceof Presence presence
                && presence.type() == Presence.Type.AVAILABLE;
    }

    private static void keep(Turn turn, Session session, Predicate<Envelope> which) {
        Jid account = session.jid().bare();
        Predicate<Envelope> isFrom = Waiting.isFrom(session.address());
        HELD.replace(turn, account, isFrom, HELD.those(turn, account, isFrom.and(which)));
    }

    /** Takes away what a session has sent and need not wait any longer. */
    static List<Envelope> take(Turn turn, Session session, Predicate<Envelope> which) {
        List<Envelope> taken = HELD.those(turn, session.jid().bare(), Waiting.isFrom(session.address()).and(which));
        keep(turn, session, which.negate());
        return taken;
    }

    /** What an account's sessions have sent, and was not let through yet, is worth nothing any more. */
    public static void forget(Turn turn, Jid account) {
        turn.store(STORE).put(account, null);
    }
}
