package chat.granta.router.archive;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineFlush;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.router.event.MinutePassed;
import chat.granta.router.event.Reminded;
import chat.granta.router.event.SessionReceiving;
import chat.granta.router.event.StanzasReturned;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import chat.granta.router.home.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0160 section 3: a user who connects gets stored messages before live ones. New messages wait at the home until then, but
 * not for long: should the archive's database be away, the user gets them all the same. When the home knows that nothing is stored,
 * nobody is asked, and nothing waits.
 */
public final class OfflineDelivery {
    /** What waits for the end of users' stored messages. */
    public static final HomeStore<Jid, Waiting> WAITING = Waiting.store("flushes");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private OfflineDelivery() {}

    /** Whether stored messages are on their way to a user, so that others have to wait. */
    public static boolean isUnderWay(Turn turn, Jid account) {
        return turn.store(WAITING).get(account) != null;
    }

    /** The first of a user's sessions that wants messages has stored ones asked for. */
    public static void begin(SessionReceiving event, Turn turn) {
        begin(turn, event.session());
    }

    /** When all has come back of a user's earlier sessions, and was stored, it is asked for. */
    public static void begin(StanzasReturned event, Turn turn) {
        turn.user(event.account()).available().stream().filter(session -> session.priority() >= 0).findFirst()
                .ifPresent(session -> begin(turn, session));
    }

    /** Messages wait no longer that have waited for too long. */
    public static void giveUp(MinutePassed event, Turn turn) {
        List<Jid> overdue = new ArrayList<>();
        turn.store(WAITING).forEach((account, waiting) -> {
            if (isOverdue(turn, waiting)) {
                overdue.add(account);
            }
        });
        overdue.forEach(account -> end(turn, account));
    }

    /** The same, in time; the minute does it when the reminder was lost with the home's owner. */
    public static void giveUp(Reminded event, Turn turn) {
        if (isOverdue(turn, turn.store(WAITING).get(event.account()))) {
            end(turn, event.account());
        }
    }

    private static void begin(Turn turn, Session session) {
        Jid account = session.jid().bare();
        // What comes back of earlier sessions is to be stored first.
        boolean isComplete = turn.user(account).leaving().isEmpty();
        if (isComplete && OfflineStorage.isEmpty(turn, account)) {
            end(turn, account);
            return;
        }
        if (isComplete) {
            String flush = turn.uniqueId();
            OfflineStorage.flushBegins(turn, account, flush);
            ArchiveService.ofOffline(turn, account, Envelope.newBuilder().setOfflineFlush(OfflineFlush.newBuilder()
                    .setAccount(account.toString()).setSession(session.address().toWire()).setId(flush)));
        }
        if (!isUnderWay(turn, account)) {
            turn.store(WAITING).put(account, Waiting.since(turn.time()));
            turn.remind(account, turn.time().plus(PATIENCE));
        }
    }

    /** The offline messages have ended: what has waited for that has its turn now. */
    static void end(Turn turn, Jid account) {
        Waiting waiting = turn.store(WAITING).get(account);
        if (waiting != null) {
            turn.store(WAITING).put(account, null);
            turn.takeTurns(waiting.records());
        }
    }

    static boolean isOverdue(Turn turn, @Nullable Waiting waiting) {
        return waiting != null && !turn.time().isBefore(waiting.asked().plus(PATIENCE));
    }
}
