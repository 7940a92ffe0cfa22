package chat.granta.roster;

import chat.granta.handling.iq.IqDispatcher;
import chat.granta.roster.archiving.ArchivePolicy;
import chat.granta.roster.archiving.SetArchivePreferences;
import chat.granta.roster.archiving.store.ArchivePreferenceStore;
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
import chat.granta.roster.pep.Conversions;
import chat.granta.roster.pep.LastItems;
import chat.granta.roster.pep.request.Approval;
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

/** All features of roster-service: who may ask each of them, and which contribute to an account's policy. */
final class RosterFeatures {
    /** The handlers of IQs from the account's own clients. */
    final IqDispatcher<RequestTurn> own;
    /** The handlers of IQs from anybody else. */
    final IqDispatcher<RequestTurn> others;

    final List<PolicyPart> policy;

    /** The handlers of subscription presence: outbound from the account's own clients, inbound from contacts. */
    final OutboundSubscription outbound;
    final InboundSubscription inbound;

    final VCards cards;
    /** What stands in nodes and elsewhere at once. */
    final Conversions conversions;
    /** The last items of nodes, for who comes (XEP-0163). */
    final LastItems lastItems;
    /** The answer of nodes' owners to who wants to subscribe (XEP-0060 section 8.6). */
    final Approval approval;

    /** Removes an account's data when the account is cancelled. */
    final AccountRemoval removal;

    RosterFeatures(ContactStore contactStore, RosterVersions versions, int maxContacts, ListStore lists,
            RosterGroups groups, PrivacyLimits privacyLimits, VCard card, VCards cards, PrivateStorage storage,
            PrivateXml privateXml, ArchivePreferenceStore archivePreferences, PersonalEventing pep) {
        var contacts = new Contacts(contactStore, versions);
        removal = new AccountRemoval(contactStore, contacts, versions, lists, cards, privateXml,
                archivePreferences, pep.nodes());
        lastItems = pep.lastItems();
        approval = pep.approval();
        conversions = pep.conversions();
        this.cards = cards;
        var limits = new RosterLimits(contactStore, maxContacts);
        var editor = new ListEditor(lists, privacyLimits);
        var blockPushes = new BlockPushes();
        own = new IqDispatcher<>(pep.and(List.of(
                new RosterGet(contactStore, versions),
                new RosterSet(contacts, limits),
                new Privacy(editor, groups, blockPushes, privacyLimits),
                new GetBlockList(editor),
                new Block(editor, blockPushes),
                new Unblock(editor, blockPushes),
                card,
                storage,
                new SetArchivePreferences(archivePreferences))));
        others = new IqDispatcher<>(pep.and(List.of(
                card)));
        policy = List.of(
                new ContactPolicy(contactStore),
                new PrivacyPolicy(lists),
                new ArchivePolicy(archivePreferences),
                pep.avatars());
        outbound = new OutboundSubscription(contacts, limits);
        inbound = new InboundSubscription(contacts, limits);
    }
}
