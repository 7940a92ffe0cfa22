package chat.granta.roster.pep;

import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.roster.contacts.store.ContactStore;
import chat.granta.roster.contacts.store.RosterContact;
import chat.granta.roster.pep.node.LastItem;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.store.Item;
import chat.granta.roster.pep.store.LastItemStore;
import chat.granta.roster.pep.store.LastItemStore.Due;
import chat.granta.roster.privacy.list.ListItem.About;
import chat.granta.roster.privacy.list.ListStore;
import chat.granta.roster.privacy.list.PrivacyList;
import chat.granta.roster.turn.RequestTurn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0060 section 6.1.7, XEP-0163 section 4.3.4: the last item of a node is told to who subscribes, and to who comes and is
 * interested.
 */
public final class LastItems {
    private final LastItemStore store;
    private final ContactStore contacts;
    private final ListStore lists;

    public LastItems(LastItemStore store, ContactStore contacts, ListStore lists) {
        this.store = store;
        this.contacts = contacts;
        this.lists = lists;
    }

    /** What somebody who has just subscribed is told, behind the answer. */
    public static void follow(RequestTurn turn, Node node, @Nullable Item last, Jid subscriber) {
        if (last != null && node.config().lastItem() != LastItem.NEVER) {
            turn.follow(NodeEvents.last(node, last, subscriber, turn.pushId()));
        }
    }

    /**
     * What somebody who has come is told.
     *
     * @param by the session's full JID
     * @param now when
     * @param uniqueId an id that no other request has
     */
    public List<Message> of(Jid by, Collection<String> nodes, Collection<String> accounts, Instant now,
            String uniqueId) {
        List<Message> messages = new ArrayList<>();
        for (Due due : store.due(by.bare(), nodes, accounts, now)) {
            if (!due.hasList() || isAllowed(due.node().account(), by)) {
                messages.add(NodeEvents.last(due.node(), due.item(), by, uniqueId + '-' + messages.size()));
            }
        }
        return messages;
    }

    /** Whether the owner's lists let the owner's presence pass to somebody; a session's own list is its home's business. */
    private boolean isAllowed(Jid owner, Jid by) {
        PrivacyList list = lists.of(owner).defaultList();
        RosterContact contact = contacts.find(owner, by.bare());
        return list == null || by.bare().equals(owner) || list.allows(About.PRESENCE_OUT, by,
                contact.inRoster() ? contact.state().attribute() : "none", contact.groups());
    }
}
