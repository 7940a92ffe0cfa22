package chat.granta.roster;

import chat.granta.handling.iq.IqDispatcher;
import chat.granta.roster.contacts.ContactPolicy;
import chat.granta.roster.contacts.Contacts;
import chat.granta.roster.contacts.RosterLimits;
import chat.granta.roster.contacts.store.ContactStore;
import chat.granta.roster.contacts.store.RosterVersions;
import chat.granta.roster.items.RosterGet;
import chat.granta.roster.items.RosterSet;
import chat.granta.roster.subscription.InboundSubscription;
import chat.granta.roster.subscription.OutboundSubscription;
import chat.granta.roster.turn.PolicyPart;
import chat.granta.roster.turn.RequestTurn;
import java.util.List;

/** Everything roster-service does, for whom, and what of it makes an account's policy. */
final class RosterFeatures {
    /** What the account's own clients ask. */
    final IqDispatcher<RequestTurn> own;
    /** What somebody else asks the account. */
    final IqDispatcher<RequestTurn> others;

    final List<PolicyPart> policy;

    /** Presence about subscriptions, from the account's own clients and from contacts. */
    final OutboundSubscription outbound;
    final InboundSubscription inbound;

    RosterFeatures(ContactStore contactStore, RosterVersions versions, int maxContacts) {
        var contacts = new Contacts(contactStore, versions);
        var limits = new RosterLimits(contactStore, maxContacts);
        own = new IqDispatcher<>(List.of(
                new RosterGet(contactStore, versions),
                new RosterSet(contacts, limits)));
        others = new IqDispatcher<>(List.of());
        policy = List.of(
                new ContactPolicy(contactStore));
        outbound = new OutboundSubscription(contacts, limits);
        inbound = new InboundSubscription(contacts, limits);
    }
}
