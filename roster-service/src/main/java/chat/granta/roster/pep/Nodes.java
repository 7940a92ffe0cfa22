package chat.granta.roster.pep;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.NodeConfig;
import chat.granta.roster.pep.node.PubsubError;
import chat.granta.roster.pep.store.Item;
import chat.granta.roster.pep.store.ItemStore;
import chat.granta.roster.pep.store.NodeStore;
import chat.granta.roster.pep.store.PeopleStore;
import chat.granta.roster.turn.RequestTurn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account's nodes hold, and what changes it; each change is told. Whoever calls has asked who may do it. Something is refused
 * before anything has changed.
 */
public final class Nodes {
    /** Node and item names are parts of an index's key, together with an address. */
    private static final int MAX_NAME = 500;
    private static final int MAX_ID = 1023;

    private final NodeStore nodes;
    private final ItemStore items;
    private final PepLimits limits;
    private final NodeEvents events;

    public Nodes(NodeStore nodes, ItemStore items, PeopleStore people, PepLimits limits) {
        this.nodes = nodes;
        this.items = items;
        this.limits = limits;
        events = new NodeEvents(people);
    }

    public @Nullable Node find(Jid account, String name) {
        return nodes.find(account, name);
    }

    /** XEP-0060 section 6.5.9.11: a node that must be there, without items whose time is over. */
    public Node require(RequestTurn turn, String name) throws RefusedException {
        Node node = find(turn.account(), name);
        if (node == null) {
            throw new RefusedException(StanzaError.itemNotFound("There is no such node here."));
        }
        expire(turn, node);
        return node;
    }

    /** Section 16.4.4, {@code pubsub#item_expire}; nobody is told that time passes. */
    private void expire(RequestTurn turn, Node node) {
        if (node.config().itemExpire() != NodeConfig.UNBOUNDED) {
            items.expire(node, turn.time().minusSeconds(node.config().itemExpire()));
        }
    }

    public ItemStore items() {
        return items;
    }

    /** XEP-0060 section 8.1: makes a node that is not there. */
    public Node create(Jid account, String name, NodeConfig config) throws RefusedException {
        if (name.isEmpty() || bytes(name) > MAX_NAME) {
            throw RefusedException.notAcceptable("A node's name has 1 to " + MAX_NAME + " bytes.");
        }
        if (nodes.count(account) >= limits.nodes()) {
            throw RefusedException.resourceConstraint("An account has " + limits.nodes() + " nodes at most.");
        }
        var node = new Node(account, name, config);
        nodes.save(node);
        return node;
    }

    /**
     * XEP-0060 section 7.1: publishes an item, in a node that is made if there is none (section 7.1.4).
     *
     * @param otherwise how the node is set up when it is made now
     * @param xml the payload, self-contained; empty for none
     */
    public void publish(RequestTurn turn, String name, NodeConfig otherwise, String id, String xml)
            throws RefusedException {
        Jid account = turn.account();
        Node known = find(account, name);
        Node node = known == null ? new Node(account, name, otherwise) : known;
        int kept = kept(node);
        expire(turn, node);
        check(node, id, xml, kept);
        if (known == null) {
            create(account, name, otherwise);
        }
        if (node.config().persists()) {
            items.put(node, id, turn.time(), xml);
            items.trim(node, kept);
        }
        events.published(turn, node, new Item(id, 0, turn.time(), xml));
    }

    private void check(Node node, String id, String xml, int kept) throws RefusedException {
        if (bytes(id) > MAX_ID) {
            throw RefusedException.notAcceptable("An item's id has " + MAX_ID + " bytes at most.");
        }
        long size = bytes(xml);
        if (size > limits.itemBytes()) {
            throw PubsubError.of(StanzaError.Type.MODIFY, "not-acceptable",
                    "An item has " + limits.itemBytes() + " bytes at most.", "payload-too-big");
        }
        long inNode = items.bytes(node, id, kept - 1) + size;
        if (inNode > limits.nodeBytes()
                || items.bytes(node.account(), node.name()) + inNode > limits.accountBytes()) {
            throw RefusedException.resourceConstraint("There is no more room; retract something first.");
        }
    }

    /** Whether there is room for a node's items when they are all there are in it; so that all can be published, or none. */
    public void checkRoom(Jid account, String node, List<String> payloads) throws RefusedException {
        long size = payloads.stream().mapToLong(Nodes::bytes).sum();
        if (payloads.size() > limits.items() || payloads.stream().anyMatch(xml -> bytes(xml) > limits.itemBytes())) {
            throw RefusedException.notAcceptable("There are too many items, or one is too large.");
        }
        if (size > limits.nodeBytes() || items.bytes(account, node) + size > limits.accountBytes()) {
            throw RefusedException.resourceConstraint("There is no more room; retract something first.");
        }
    }

    /** Tells an item of a node that shows what is stored elsewhere. */
    public void tell(RequestTurn turn, Node node, Item item) {
        events.published(turn, node, item);
    }

    private int kept(Node node) {
        int max = node.config().maxItems();
        return max == NodeConfig.UNBOUNDED ? limits.items() : Math.min(max, limits.items());
    }

    /**
     * XEP-0060 section 7.2: retracts items.
     *
     * @return whether all of them were there; if not, nothing has changed
     */
    public boolean retract(RequestTurn turn, Node node, List<String> ids, boolean notify) {
        if (items.find(node, ids).size() < ids.stream().distinct().count()) {
            return false;
        }
        ids.forEach(id -> items.remove(node, id));
        if (notify || node.config().notifiesRetract()) {
            events.retracted(turn, node, ids);
        }
        return true;
    }

    /** XEP-0060 section 8.5: deletes all items of a node. */
    public void purge(RequestTurn turn, Node node) {
        items.purge(node);
        if (node.config().notifiesRetract()) {
            events.purged(turn, node);
        }
    }

    /** XEP-0060 section 8.4. */
    public void delete(RequestTurn turn, Node node) {
        if (node.config().notifiesDelete()) {
            events.deleted(turn, node);
        }
        nodes.remove(node);
    }

    /** XEP-0060 section 8.2: sets a node up otherwise; items that it may store no more go. */
    public void configure(RequestTurn turn, Node node, NodeConfig config) {
        Node changed = node.with(config);
        nodes.save(changed);
        if (config.persists()) {
            items.trim(changed, kept(changed));
        } else {
            items.purge(changed);
        }
        if (config.notifiesConfig()) {
            events.configured(turn, changed);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
