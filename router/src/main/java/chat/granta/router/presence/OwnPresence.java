package chat.granta.router.presence;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.model.StanzaError;
import chat.granta.router.archive.Flushing;
import chat.granta.router.home.Contact;
import chat.granta.router.home.Policy;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import java.util.List;
import java.util.Objects;

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
            case UNAVAILABLE -> {
                Departure.announce(turn, session, presence.between(session.jid(), session.jid().bare()));
                yield Outcome.DONE;
            }
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
        Presence stamped = presence.between(session.jid(), session.jid().bare());
        boolean wasReceiving = turn.user(session.jid().bare()).isReceiving();
        // Of changes the latest is enough; that a resource has come is always told.
        Session now = session.withPresence(stamped, priority).with(session.isAvailable()
                ? session.broadcasts().next(turn.time())
                : session.broadcasts().told(turn.time()));
        User user = turn.user(session.jid().bare()).with(now);
        turn.change(user);
        if (!now.broadcasts().isHeld()) {
            HeldPresence.broadcast(turn, now);
        }
        if (!session.isAvailable()) {
            welcome(turn, user, session, turn.policy(user.jid()));
        }
        if (!wasReceiving && user.isReceiving()) {
            Flushing.begin(turn, user.jid(), session);
        }
        return Outcome.DONE;
    }

    /** RFC 6121 4.2.3 and 3.1.3: a newcomer learns who is there, and who would like to be told. */
    private static void welcome(Turn turn, User user, Session session, Policy policy) {
        for (Session other : user.available()) {
            if (!other.jid().equals(session.jid())) {
                turn.deliverToEach(Objects.requireNonNull(other.presence()), List.of(session));
            }
        }
        Probes.send(turn, session, policy.allowed(session, StanzaKind.PRESENCE_IN, policy.subscriptions()));
        for (Contact contact : policy.contacts().values()) {
            if (contact.request() != null && policy.allows(session, StanzaKind.SUBSCRIPTION, contact.jid())) {
                turn.deliver(contact.request(), List.of(session));
            }
        }
    }
}
