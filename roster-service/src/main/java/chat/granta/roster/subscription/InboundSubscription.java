package chat.granta.roster.subscription;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Push.Audience;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.roster.contacts.Contacts;
import chat.granta.roster.contacts.RosterLimits;
import chat.granta.roster.contacts.store.RosterContact;
import chat.granta.roster.contacts.store.SubscriptionState;
import chat.granta.roster.turn.RequestTurn;

/** RFC 6121 sections 3.1.3, 3.1.6, 3.2.3, 3.3.3 and 3.4.2: a contact asks, grants, refuses or gives up. */
public final class InboundSubscription {
    private final Contacts contacts;
    private final RosterLimits limits;

    public InboundSubscription(Contacts contacts, RosterLimits limits) {
        this.contacts = contacts;
        this.limits = limits;
    }

    public void handle(Presence presence, Jid from, RequestTurn turn) {
        Jid contact = from.bare();
        if (contact.equals(turn.account())) {
            return;
        }
        RosterContact before = contacts.find(turn, contact);
        Presence delivered = presence.between(contact, turn.account());
        if (presence.type() == Presence.Type.SUBSCRIBE) {
            request(delivered, before, turn);
            return;
        }
        SubscriptionTable.Row row = InboundTables.of(presence.type()).at(before.state());
        if (row.passes()) {
            // RFC 6121 3.1.6: the presence is delivered before the roster push.
            turn.push(delivered, Audience.INTERESTED);
            contacts.change(turn, before, before.in(row.next()));
        }
    }

    private void request(Presence request, RosterContact before, RequestTurn turn) {
        SubscriptionState state = before.state();
        SubscriptionTable.Row row = InboundTables.of(Presence.Type.SUBSCRIBE).at(state);
        if (state.isFrom()) {
            grant(before.jid(), turn);
        } else if (row.passes() && before.approved()) {
            grant(before.jid(), turn);
            contacts.change(turn, before,
                    before.in(OutboundTables.of(Presence.Type.SUBSCRIBED).at(row.next()).next()));
        } else if (row.passes()) {
            RosterContact after = stored(request, before.in(row.next()));
            if (!after.inRoster()) {
                // Nobody is told: an error would say to strangers that there is such an account.
                limits.displacedBy(after).forEach(oldest -> contacts.remove(turn, oldest));
            }
            turn.push(request, Audience.AVAILABLE);
            contacts.change(turn, before, after);
        }
    }

    /** RFC 6121 3.1.3, rule 4: the complete presence is stored, byte for byte; where there is no room for it, the request alone. */
    private RosterContact stored(Presence request, RosterContact asking) {
        RosterContact whole = asking.requested(StanzaCodec.toWire(request));
        return limits.allowWhole(whole)
                ? whole
                : asking.requested(StanzaCodec.toWire(new Presence(request.from(), request.to(), null, request.type(),
                        null, Payload.EMPTY)));
    }

    /** RFC 6121 3.1.3: the server grants a request in the name of the user, who has granted it before. */
    private static void grant(Jid contact, RequestTurn turn) {
        turn.send(new Presence(turn.account(), contact, null, Presence.Type.SUBSCRIBED, null, Payload.EMPTY));
    }
}
