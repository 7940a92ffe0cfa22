package chat.granta.roster.contacts;

import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.roster.contacts.store.RosterContact;
import chat.granta.roster.turn.RequestTurn;

/** RFC 6121 section 2.5.2: when a contact is removed, the subscriptions in both directions end, and so do pending requests. */
public final class SubscriptionCancellation {
    private SubscriptionCancellation() {}

    /** @param contact the contact as it was before its removal */
    public static void of(RosterContact contact, RequestTurn turn) {
        if (contact.state().isTo() || contact.state().isPendingOut()) {
            send(Presence.Type.UNSUBSCRIBE, contact.jid(), turn);
        }
        if (contact.state().isFrom() || contact.state().isPendingIn()) {
            send(Presence.Type.UNSUBSCRIBED, contact.jid(), turn);
        }
    }

    private static void send(Presence.Type type, Jid contact, RequestTurn turn) {
        turn.send(new Presence(turn.account(), contact.bare(), null, type, null, Payload.EMPTY));
    }
}
