package chat.granta.router.order;

import chat.granta.bus.wire.Envelope;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.router.home.Turn;
import chat.granta.router.home.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Records of an account that wait, each for what its own sender has asked before; those of one sender stay in their order.
 *
 * @param store in which they wait
 */
record HeldRecords(HomeStore<Jid, Waiting> store) {
    boolean isAny(Turn turn, Jid account, Predicate<Envelope> ofSender) {
        Waiting held = turn.store(store).get(account);
        return held != null && held.records().stream().anyMatch(ofSender);
    }

    List<Envelope> those(Turn turn, Jid account, Predicate<Envelope> ofSender) {
        Waiting held = turn.store(store).get(account);
        return held == null ? List.of() : held.those(ofSender);
    }

    /**
     * A record waits, behind the others.
     *
     * @return false when there is no room for it
     */
    boolean hold(Turn turn, Jid account, Envelope record) {
        Waiting held = Objects.requireNonNullElseGet(turn.store(store).get(account), () -> Waiting.since(turn.time()));
        if (held.isFull()) {
            return false;
        }
        turn.store(store).put(account, held.with(record));
        return true;
    }

    /** A sender's records have their turn, up to the first that has to wait again: for a request that was among them. */
    void release(Turn turn, Jid account, Predicate<Envelope> ofSender) {
        List<Envelope> records = those(turn, account, ofSender);
        replace(turn, account, ofSender, List.of());
        for (int i = 0; i < records.size(); i++) {
            turn.takeTurns(records.subList(i, i + 1));
            List<Envelope> again = those(turn, account, ofSender);
            if (!again.isEmpty()) {
                List<Envelope> rest = new ArrayList<>(again);
                rest.addAll(records.subList(i + 1, records.size()));
                replace(turn, account, ofSender, rest);
                return;
            }
        }
    }

    /** Others wait in place of a sender's records. */
    void replace(Turn turn, Jid account, Predicate<Envelope> ofSender, List<Envelope> others) {
        Waiting held = turn.store(store).get(account);
        if (held != null) {
            Waiting now = held.without(ofSender).withAll(others);
            turn.store(store).put(account, now.records().isEmpty() ? null : now);
        }
    }
}
