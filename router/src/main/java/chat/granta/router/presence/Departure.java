package chat.granta.router.presence;

import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.router.home.Contact;
import chat.granta.router.home.Handover;
import chat.granta.router.home.Policy;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** RFC 6121 section 4.5: everyone who saw a resource come sees it go, whether it says so or just vanishes. */
public final class Departure {
    private Departure() {}

    /** A session has ended: it is forgotten, and unavailable presence is sent on its behalf. */
    public static void of(Turn turn, Session session) {
        of(turn, session, 0);
    }

    /** @param acknowledged of a managed session (XEP-0198): how much of what it was sent has reached its client for certain */
    public static void of(Turn turn, Session session, long acknowledged) {
        Session gone = announce(turn, session, new Presence(session.jid(), session.jid().bare(), null,
                Presence.Type.UNAVAILABLE, null, Payload.EMPTY));
        turn.change(turn.user(session.jid().bare()).without(gone));
        if (gone.isManaged()) {
            Handover.takeBack(turn, gone, acknowledged);
        }
    }

    /**
     * Sends a session's unavailable presence to the user's other resources and subscribers, if it was available, and to
     * whom it sent presence directly (RFC 6121 sections 4.5.2 and 4.6.3).
     *
     * @return the session as it is now: not available
     */
    static Session announce(Turn turn, Session session, Presence unavailable) {
        User user = turn.user(session.jid().bare());
        Policy policy = turn.policy(user.jid());
        var audience = new TreeSet<>(session.directed());
        Session now = session.withPresence(null, 0).withDirected(new TreeSet<>())
                .with(session.broadcasts().told(turn.time()));
        User changed = user.with(now);
        if (session.isAvailable()) {
            // A subscriber sees it once, whatever was sent directly.
            audience.removeIf(to -> isSubscriber(policy.contact(to)));
            audience.addAll(policy.subscribers());
            turn.deliverToEach(unavailable, changed.available());
            if (changed.available().isEmpty()) {
                changed = changed.lastSeen(turn.time());
            }
        }
        turn.sendHome(unavailable, policy.allowed(session, StanzaKind.PRESENCE_OUT, audience));
        turn.change(changed);
        return now;
    }

    private static boolean isSubscriber(@Nullable Contact contact) {
        return contact != null && contact.from();
    }
}
