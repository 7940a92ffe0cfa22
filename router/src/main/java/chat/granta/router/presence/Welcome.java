package chat.granta.router.presence;

import chat.granta.router.event.SessionAvailable;
import chat.granta.router.home.Policy;
import chat.granta.router.home.PolicyContact;
import chat.granta.router.home.Reaction;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.Turn;
import java.util.List;
import java.util.Objects;

/** RFC 6121 sections 4.2.3 and 3.1.3: a session that becomes available learns who is there, and who would like to be told. */
public final class Welcome implements Reaction<SessionAvailable> {
    @Override
    public void to(SessionAvailable event, Turn turn) {
        Session session = event.session();
        Policy policy = turn.policy(session.jid().bare());
        for (Session other : turn.user(session.jid().bare()).available()) {
            if (!other.jid().equals(session.jid())) {
                turn.deliverToEach(Objects.requireNonNull(other.presence()), List.of(session));
            }
        }
        Probes.send(turn, session, policy.allowed(session, StanzaKind.PRESENCE_IN, policy.subscriptions()));
        for (PolicyContact contact : policy.contacts().values()) {
            if (contact.request() != null && policy.allows(session, StanzaKind.SUBSCRIPTION, contact.jid())) {
                turn.deliver(contact.request(), List.of(session));
            }
        }
    }
}
