package chat.granta.roster.cancellation;

import chat.granta.bus.wire.ArchivePreferences;
import chat.granta.bus.wire.ArchivePreferences.Default;
import chat.granta.bus.wire.PrivacyLists;
import chat.granta.model.Jid;
import chat.granta.roster.archiving.store.ArchivePreferenceStore;
import chat.granta.roster.contacts.Contacts;
import chat.granta.roster.contacts.store.RosterVersions;
import chat.granta.roster.contacts.SubscriptionCancellation;
import chat.granta.roster.contacts.store.ContactStore;
import chat.granta.roster.contacts.store.RosterContact;
import chat.granta.roster.pep.store.NodeStore;
import chat.granta.roster.privacy.list.ListStore;
import chat.granta.roster.storage.store.PrivateXml;
import chat.granta.roster.turn.RequestTurn;
import chat.granta.roster.vcard.store.VCards;
import java.util.Set;

/**
 * Removes the data of a cancelled account. Its contacts are told that subscriptions have ended, as if each had been
 * removed from the roster (RFC 6121 section 2.5.2), and its rows are deleted. The version numbers stay, so that they go
 * on rising if an account of the same name is created later.
 */
public final class AccountRemoval {
    private final ContactStore store;
    private final Contacts contacts;
    private final RosterVersions versions;
    private final ListStore lists;
    private final VCards cards;
    private final PrivateXml storage;
    private final ArchivePreferenceStore archivePreferences;
    private final NodeStore nodes;

    public AccountRemoval(ContactStore store, Contacts contacts, RosterVersions versions, ListStore lists, VCards cards,
            PrivateXml storage, ArchivePreferenceStore archivePreferences, NodeStore nodes) {
        this.store = store;
        this.contacts = contacts;
        this.versions = versions;
        this.lists = lists;
        this.cards = cards;
        this.storage = storage;
        this.archivePreferences = archivePreferences;
        this.nodes = nodes;
    }

    public void handle(RequestTurn turn) {
        Jid account = turn.account();
        for (RosterContact contact : store.all(account)) {
            contacts.remove(turn, contact);
            SubscriptionCancellation.of(contact, turn);
        }
        versions.forgetRemoved(account);
        Set<String> names = lists.of(account).byName().keySet();
        if (!names.isEmpty()) {
            lists.setDefault(account, null);
            names.forEach(name -> lists.remove(account, name));
            turn.privacyChanged(PrivacyLists.getDefaultInstance());
        }
        if (nodes.count(account) > 0 || cards.of(account) != null) {
            turn.photoChanged("");
        }
        cards.remove(account);
        nodes.removeAll(account);
        storage.of(account).keySet().forEach(name -> storage.remove(account, name));
        if (archivePreferences.of(account) != null) {
            archivePreferences.remove(account);
            turn.archivingChanged(ArchivePreferences.newBuilder().setByDefault(Default.UNSAID).build());
        }
    }
}
