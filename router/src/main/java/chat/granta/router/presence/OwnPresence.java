package chat.granta.router.presence;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.model.StanzaError;
import chat.granta.router.event.SessionAvailable;
import chat.granta.router.event.SessionPresence;
import chat.granta.router.event.SessionReceiving;
import chat.granta.router.event.SessionUnavailable;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import java.util.Objects;
import java.util.TreeSet;

/** RFC 6121 sections 4.2, 4.4 and 4.5: presence without an addressee is for everyone who may see it. */
public final class OwnPresence implements Step<StanzaTurn<Presence>> {
    @Override
    public Outcome handle(StanzaTurn<Presence> stanzaTurn) {
        Presence presence = stanzaTurn.stanza();
        if (presence.to() != null) {
            return Outcome.CONTINUE;
        }
        Turn turn = stanzaTurn.turn();
        Session session = turn.user(stanzaTurn.from().bare()).session(Objects.requireNonNull(stanzaTurn.sender()));
        if (session == null) {
            return Outcome.DONE;
        }
        return switch (presence.type()) {
            case AVAILABLE -> available(turn, session, presence);
            case UNAVAILABLE -> unavailable(turn, session, presence);
            case ERROR -> Outcome.DONE;
            // RFC 6121 3 and 4.3: subscriptions and probes are for somebody.
            default -> Outcome.refuse(StanzaError.badRequest("presence of type " + presence.wireType()
                    + " needs a 'to'"));
        };
    }

    private static Outcome available(Turn turn, Session session, Presence presence) {
        int priority;
        try {
            priority = Priority.of(presence);
        } catch (IllegalArgumentException _) {
            return Outcome.refuse(StanzaError.badRequest("<priority/> must be a number from -128 to 127"));
        }
        Presence stamped = CapsOptimization.complete(presence, session.presence()).between(session.jid(),
                session.jid().bare());
        boolean wasReceiving = turn.user(session.jid().bare()).isReceiving();
        // Of changes the latest is enough; that a resource has come is always told.
        Session now = session.withPresence(stamped, priority).with(session.isAvailable()
                ? session.presenceRate().next(turn.time())
                : session.presenceRate().told(turn.time()));
        User user = turn.user(session.jid().bare()).with(now);
        if (user.isTooLarge()) {
            return Outcome.refuse(User.TOO_MUCH);
        }
        turn.change(user);
        if (now.presenceRate().isHeld()) {
            turn.remind(user.jid(), now.presenceRate().end());
        } else {
            HeldPresence.broadcast(turn, now);
        }
        if (!session.isAvailable()) {
            turn.happened(new SessionAvailable(now));
        }
        if (!wasReceiving && user.isReceiving()) {
            turn.happened(new SessionReceiving(now));
        }
        turn.happened(new SessionPresence(now, !session.isAvailable()));
        return Outcome.DONE;
    }

    private static Outcome unavailable(Turn turn, Session session, Presence presence) {
        Session now = session.withPresence(null, 0).withDirected(new TreeSet<>())
                .with(session.presenceRate().told(turn.time()));
        turn.change(turn.user(session.jid().bare()).with(now));
        turn.happened(new SessionUnavailable(session, presence.between(session.jid(), session.jid().bare())));
        return Outcome.DONE;
    }
}
