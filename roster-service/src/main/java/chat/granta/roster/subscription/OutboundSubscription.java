package chat.granta.roster.subscription;

import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.roster.contacts.Contacts;
import chat.granta.roster.contacts.RosterLimits;
import chat.granta.roster.contacts.store.RosterContact;
import chat.granta.roster.contacts.store.SubscriptionState;
import chat.granta.roster.turn.RequestTurn;

/** RFC 6121 sections 3.1.2, 3.1.5, 3.2.2, 3.3.2 and 3.4.2: the user asks, grants, refuses or gives up. */
public final class OutboundSubscription {
    private final Contacts contacts;
    private final RosterLimits limits;

    public OutboundSubscription(Contacts contacts, RosterLimits limits) {
        this.contacts = contacts;
        this.limits = limits;
    }

    public void handle(Presence presence, Jid to, RequestTurn turn) {
        Jid contact = to.bare();
        if (contact.equals(turn.account())) {
            // Users see their own presence without a subscription (RFC 6121 4.2.2).
            return;
        }
        RosterContact before = contacts.find(turn, contact);
        SubscriptionTable.Row row = OutboundTables.of(presence.type()).at(before.state());
        RosterContact after = after(presence.type(), before, row);
        if (after.isKept() && !limits.allow(before, after)) {
            refuse(presence, turn);
            return;
        }
        if (row.passes()) {
            turn.send(presence.between(turn.account(), contact));
        }
        contacts.change(turn, before, after);
    }

    private static RosterContact after(Presence.Type type, RosterContact before, SubscriptionTable.Row row) {
        RosterContact moved = before.in(row.next());
        return switch (type) {
            case SUBSCRIBE -> moved.asItem();
            case SUBSCRIBED -> row.passes() ? moved.asItem() : preApproved(before);
            case UNSUBSCRIBED -> moved.approved(false);
            default -> moved;
        };
    }

    /** RFC 6121 3.4.2: a contact that has no subscription, and has not asked for one, is approved in advance. */
    private static RosterContact preApproved(RosterContact before) {
        SubscriptionState state = before.state();
        return state.isFrom() ? before : before.approved(true).asItem();
    }

    private static void refuse(Presence presence, RequestTurn turn) {
        Stanza error = StanzaError.resourceConstraint("The roster is full.").answerTo(presence);
        if (error != null) {
            turn.answer(error);
        }
    }
}
