package chat.granta.roster.pep;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError.Type;
import chat.granta.roster.pep.node.LastItem;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.PubsubError;
import chat.granta.roster.pep.store.Item;
import chat.granta.roster.pep.store.PeopleStore;
import chat.granta.roster.pep.store.Subscription;
import chat.granta.roster.turn.RequestTurn;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0060 sections 8.6 and 8.8: what the owner decides about subscriptions, and what those hear of it whose subscriptions they are.
 */
public final class Subscribers {
    private final Nodes nodes;
    private final PeopleStore people;
    private final int mostPeople;

    /** @param mostPeople subscriptions to a node */
    public Subscribers(Nodes nodes, PeopleStore people, int mostPeople) {
        this.nodes = nodes;
        this.people = people;
        this.mostPeople = mostPeople;
    }

    /** Section 6.1.3.9. */
    public void checkRoom(Node node, int more) throws RefusedException {
        if (people.subscriptions(node).size() + more > mostPeople) {
            throw PubsubError.of(Type.WAIT, "policy-violation",
                    "A node has " + mostPeople + " subscriptions at most.", "too-many-subscriptions");
        }
    }

    /** Section 8.6: one that waited is in force from now on, and the subscriber has the last item (section 6.1.7). */
    public void approve(RequestTurn turn, Node node, Jid jid) {
        Subscription known = people.subscription(node, jid);
        if (known != null && !known.isPending()) {
            return;
        }
        Subscription now = known == null ? new Subscription(node.name(), jid, false, true) : known.approved();
        people.subscribe(node, now);
        turn.send(NodeEvents.subscription(node, jid, "subscribed", turn.pushId()));
        Item last = nodes.items().last(node);
        if (last != null && now.isDelivered() && node.config().lastItem() != LastItem.NEVER) {
            turn.send(NodeEvents.last(node, last, jid, turn.pushId()));
        }
    }

    /** Sections 8.6 and 8.8.3: there is none any more. */
    public void end(RequestTurn turn, Node node, Jid jid) {
        if (people.subscription(node, jid) != null) {
            people.unsubscribe(node, jid);
            turn.send(NodeEvents.subscription(node, jid, "none", turn.pushId()));
        }
    }

    /** The subscription of an address, or null. */
    public @Nullable Subscription of(Node node, Jid jid) {
        return people.subscription(node, jid);
    }

    /** Whether a subscription waits for the owner. */
    public boolean isPending(Node node, Jid jid) {
        Subscription known = people.subscription(node, jid);
        return known != null && known.isPending();
    }

    public void put(Node node, Subscription subscription) {
        people.subscribe(node, subscription);
    }

    /** Section 8.7.4: who may read, or not, by an affiliation need not wait any longer. */
    public void affiliationChanged(RequestTurn turn, Node node, Jid bareJid, boolean isOutcast) {
        for (Subscription one : people.subscriptions(node.account(), bareJid)) {
            if (one.node().equals(node.name()) && one.isPending()) {
                if (isOutcast) {
                    end(turn, node, one.jid());
                } else {
                    approve(turn, node, one.jid());
                }
            }
        }
    }
}
