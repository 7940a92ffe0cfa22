package chat.granta.roster;

import chat.granta.handling.iq.IqDispatcher;
import chat.granta.roster.blocking.Block;
import chat.granta.roster.blocking.BlockPushes;
import chat.granta.roster.blocking.GetBlockList;
import chat.granta.roster.blocking.Unblock;
import chat.granta.roster.cancellation.AccountRemoval;
import chat.granta.roster.contacts.ContactPolicy;
import chat.granta.roster.contacts.Contacts;
import chat.granta.roster.contacts.RosterLimits;
import chat.granta.roster.contacts.store.ContactStore;
import chat.granta.roster.contacts.store.RosterVersions;
import chat.granta.roster.items.RosterGet;
import chat.granta.roster.items.RosterSet;
import chat.granta.roster.privacy.ListEditor;
import chat.granta.roster.privacy.Privacy;
import chat.granta.roster.privacy.PrivacyLimits;
import chat.granta.roster.privacy.PrivacyPolicy;
import chat.granta.roster.privacy.RosterGroups;
import chat.granta.roster.privacy.list.ListStore;
import chat.granta.roster.storage.PrivateStorage;
import chat.granta.roster.storage.store.PrivateXml;
import chat.granta.roster.subscription.InboundSubscription;
import chat.granta.roster.subscription.OutboundSubscription;
import chat.granta.roster.turn.PolicyPart;
import chat.granta.roster.turn.RequestTurn;
import chat.granta.roster.vcard.VCard;
import chat.granta.roster.vcard.store.VCards;
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

    /** What becomes of it all when the account is no longer. */
    final AccountRemoval removal;

    RosterFeatures(ContactStore contactStore, RosterVersions versions, int maxContacts, ListStore lists,
            RosterGroups groups, PrivacyLimits privacyLimits, VCard card, VCards cards, PrivateStorage storage,
            PrivateXml privateXml) {
        var contacts = new Contacts(contactStore, versions);
        removal = new AccountRemoval(contactStore, contacts, lists, cards, privateXml);
        var limits = new RosterLimits(contactStore, maxContacts);
        var editor = new ListEditor(lists, privacyLimits);
        var blockPushes = new BlockPushes();
        own = new IqDispatcher<>(List.of(
                new RosterGet(contactStore, versions),
                new RosterSet(contacts, limits),
                new Privacy(editor, groups, blockPushes, privacyLimits),
                new GetBlockList(editor),
                new Block(editor, blockPushes),
                new Unblock(editor, blockPushes),
                card,
                storage));
        others = new IqDispatcher<>(List.of(
                card));
        policy = List.of(
                new ContactPolicy(contactStore),
                new PrivacyPolicy(lists));
        outbound = new OutboundSubscription(contacts, limits);
        inbound = new InboundSubscription(contacts, limits);
    }
}
