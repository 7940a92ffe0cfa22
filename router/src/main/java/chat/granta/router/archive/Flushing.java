package chat.granta.router.archive;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineFlush;
import chat.granta.model.Jid;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.home.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0160 section 3: who comes gets the messages that were stored, and new ones only behind them. These wait at the home, but
 * not for long: should the archive's database be away, they go to the user all the same.
 */
public final class Flushing {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What becomes of a new message. */
    public enum Decision {
        /** It has its turn now. */
        ADMITTED,
        /** It has it when the offline messages have ended. */
        WAITS,
        /** Too many wait. */
        REFUSED
    }

    private Flushing() {}

    /** The first of a user's sessions to receive messages is there. */
    public static void begin(Turn turn, Jid account, Session session) {
        // What comes back of earlier sessions is to be stored first.
        if (turn.user(account).leaving().isEmpty()) {
            turn.tellArchive(account, Envelope.newBuilder().setOfflineFlush(OfflineFlush.newBuilder()
                    .setAccount(account.toString()).setSession(session.address().toWire())));
        }
        if (turn.flush(account) == null) {
            turn.flush(account, Waiting.since(turn.time()));
        }
    }

    /** Nothing more comes back of a user's earlier sessions. */
    public static void beginForWhoIsThere(Turn turn, User user) {
        user.available().stream().filter(session -> session.priority() >= 0).findFirst()
                .ifPresent(session -> begin(turn, user.jid(), session));
    }

    /**
     * Decides whether a new message may have its turn.
     *
     * @param record made only when it has to wait
     */
    public static Decision of(Turn turn, Jid account, Supplier<Envelope> record) {
        Waiting waiting = turn.flush(account);
        if (waiting == null) {
            return Decision.ADMITTED;
        }
        if (waiting.isFull()) {
            return Decision.REFUSED;
        }
        turn.flush(account, waiting.with(record.get()));
        return Decision.WAITS;
    }

    /** The messages that have waited for too long: their turn is now. */
    public static List<Envelope> overdue(Turn turn, Jid account) {
        Waiting waiting = turn.flush(account);
        return isOverdue(turn, waiting) ? end(turn, account) : List.of();
    }

    /** Time has passed: whoever has waited for too long waits no longer. */
    public static List<Envelope> tick(Turn turn) {
        List<Jid> overdue = new ArrayList<>();
        turn.forEachFlush((account, waiting) -> {
            if (isOverdue(turn, waiting)) {
                overdue.add(account);
            }
        });
        return overdue.stream().flatMap(account -> end(turn, account).stream()).toList();
    }

    /** The offline messages have ended; returns what has waited for that. */
    static List<Envelope> end(Turn turn, Jid account) {
        Waiting waiting = turn.flush(account);
        if (waiting == null) {
            return List.of();
        }
        turn.flush(account, null);
        return waiting.records();
    }

    private static boolean isOverdue(Turn turn, @Nullable Waiting waiting) {
        return waiting != null && turn.time().isAfter(waiting.asked().plus(PATIENCE));
    }
}
