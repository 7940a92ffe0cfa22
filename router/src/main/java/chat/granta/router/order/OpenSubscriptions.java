package chat.granta.router.order;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RequestNumber;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.router.home.MinuteTask;
import chat.granta.router.home.OpenRequest;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.home.Waiting;
import chat.granta.router.policy.RosterService;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * RFC 6120 section 10.1 at the recipient's home: roster-service decides what becomes of a contact's subscription presence, and what the same
 * contact sends behind it waits for that; for a short time only, as nothing but the order depends on it. The first step of the inbound
 * stage.
 */
public final class OpenSubscriptions<S extends Stanza> implements Step<StanzaTurn<S>>, MinuteTask {
    /** What waits for the effect of contacts' subscription presence. */
    public static final HomeStore<Jid, Waiting> STORE = Waiting.store("arrivals");

    private static final HeldRecords HELD = new HeldRecords(STORE);
    /** More contacts at a time are kept waiting by nobody. */
    private static final int MAX_CONTACTS = 100;

    @Override
    public Outcome handle(StanzaTurn<S> stanzaTurn) {
        Turn turn = stanzaTurn.turn();
        User user = turn.user(stanzaTurn.account());
        if (user.openSubscriptions().isEmpty()) {
            return Outcome.CONTINUE;
        }
        Jid contact = stanzaTurn.from().bare();
        OpenRequest open = user.openSubscriptions().get(contact);
        if (open == null) {
            return Outcome.CONTINUE;
        }
        if (open.isLate(turn.time())) {
            close(turn, user.jid(), contact);
            return Outcome.CONTINUE;
        }
        if (isSubscription(stanzaTurn.stanza()) && !HELD.isAny(turn, user.jid(), isFrom(contact))) {
            // roster-service gets both, in their order.
            return Outcome.CONTINUE;
        }
        if (!HELD.hold(turn, user.jid(), stanzaTurn.toRecord())) {
            stanzaTurn.refuse(Waiting.TOO_MANY);
        }
        return Outcome.DONE;
    }

    /** A contact says something about a subscription; what else the contact sends from here on waits until it has had its effect. */
    public static void ask(Turn turn, Jid account, Jid contact, RosterRequest.Builder request) {
        User user = turn.user(account);
        // Nobody is there who could see the order.
        boolean isSeen = !user.sessions().isEmpty();
        OpenRequest before = user.openSubscriptions().get(contact);
        if (isSeen && (before != null || user.openSubscriptions().size() < MAX_CONTACTS)) {
            OpenRequest open = turn.nextRequest(before == null ? turn.time() : before.since());
            turn.change(user.withOpenSubscription(contact, open));
            request.setNumber(open.number());
            turn.remind(account, open.lateFrom());
        }
        RosterService.ask(turn, account, request);
    }

    /** Requests up to that number have had their effect: what has waited for them has its turn now. */
    public static void release(Turn turn, Jid account, RequestNumber done) {
        User user = turn.user(account);
        if (!user.openSubscriptions().isEmpty()) {
            user.openSubscriptions().keySet().stream().sorted()
                    .filter(contact -> HeldStanzas.isDone(user.openSubscriptions().get(contact), done))
                    .forEach(contact -> close(turn, account, contact));
        }
    }

    @Override
    public boolean concerns(User user, Instant now) {
        return user.openSubscriptions().values().stream().anyMatch(open -> open.isLate(now));
    }

    @Override
    public void run(Turn turn, Jid account) {
        User user = turn.user(account);
        List<Jid> late = user.openSubscriptions().keySet().stream().sorted()
                .filter(contact -> user.openSubscriptions().get(contact).isLate(turn.time())).toList();
        late.forEach(contact -> close(turn, account, contact));
    }

    private static void close(Turn turn, Jid account, Jid contact) {
        turn.change(turn.user(account).withOpenSubscription(contact, null));
        HELD.release(turn, account, isFrom(contact));
    }

    private static boolean isSubscription(Stanza stanza) {
        return stanza instanceof Presence presence && presence.type().changesSubscription();
    }

    private static Predicate<Envelope> isFrom(Jid contact) {
        return record -> Jid.trusted(record.getInbound().getStanza().getFrom()).bare().equals(contact);
    }
}
