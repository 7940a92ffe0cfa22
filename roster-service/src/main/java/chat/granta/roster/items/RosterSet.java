package chat.granta.roster.items;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.roster.contacts.Contacts;
import chat.granta.roster.contacts.SubscriptionCancellation;
import chat.granta.roster.contacts.RosterItem;
import chat.granta.roster.contacts.RosterLimits;
import chat.granta.roster.contacts.store.RosterContact;
import chat.granta.roster.turn.RequestTurn;
import java.util.List;
import java.util.Set;

/** RFC 6121 sections 2.3 to 2.5: a client adds, changes or removes an item. */
public final class RosterSet implements IqHandler<RequestTurn> {
    private final Contacts contacts;
    private final RosterLimits limits;

    public RosterSet(Contacts contacts, RosterLimits limits) {
        this.contacts = contacts;
        this.limits = limits;
    }

    @Override
    public ElementName payload() {
        return new ElementName(RosterItem.NAMESPACE, "query");
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.SET);
    }

    @Override
    public List<String> features() {
        return List.of();
    }

    @Override
    public IqAnswer handle(Iq request, RequestTurn turn) {
        return switch (ItemRequest.of(request.payload().elements().getFirst())) {
            case ItemRequest.Update update -> update(update, turn);
            case ItemRequest.Removal removal -> remove(removal.jid(), turn);
            case ItemRequest.Invalid invalid -> IqAnswer.error(invalid.error());
        };
    }

    private IqAnswer update(ItemRequest.Update update, RequestTurn turn) {
        if (update.jid().bare().equals(turn.account())) {
            return IqAnswer.error(StanzaError.notAllowed("Nobody is in their own roster."));
        }
        RosterContact before = contacts.find(turn, update.jid());
        RosterContact after = before.called(update.name(), update.groups());
        if (!limits.allow(before, after)) {
            return IqAnswer.error(StanzaError.resourceConstraint("The roster is full."));
        }
        contacts.change(turn, before, after);
        return IqAnswer.empty();
    }

    /** RFC 6121 2.5.2: with the item, subscriptions in both directions end, and so do pending requests. */
    private IqAnswer remove(Jid jid, RequestTurn turn) {
        RosterContact contact = contacts.find(turn, jid);
        if (!contact.inRoster()) {
            return IqAnswer.error(StanzaError.itemNotFound("The roster has no such contact."));
        }
        contacts.remove(turn, contact);
        SubscriptionCancellation.of(contact, turn);
        return IqAnswer.empty();
    }
}
