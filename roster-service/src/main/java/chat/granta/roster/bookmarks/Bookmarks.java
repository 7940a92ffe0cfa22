package chat.granta.roster.bookmarks;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.roster.pep.Conversion;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.NodeConfig;
import chat.granta.roster.pep.store.Item;
import chat.granta.roster.storage.SharedElement;
import chat.granta.roster.storage.store.PrivateXml;
import chat.granta.roster.turn.RequestTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0402 section 5, {@code #compat} and {@code #compat-pep}: the items of {@code urn:xmpp:bookmarks:1} are shown as XEP-0048's one
 * element, in private XML and as the one item of the node {@code storage:bookmarks}. What a client stores there is compared with the
 * items, and what differs is published or retracted. What that element has besides rooms, such as web addresses, is stored in private
 * XML; so is all of it until it is first asked for, if it is older than this service's knowledge of bookmarks.
 */
public final class Bookmarks implements Conversion, SharedElement {
    private static final ElementName STORAGE = new ElementName(Bookmark.OLD_NAMESPACE, "storage");
    private static final String OPEN = "<storage xmlns='storage:bookmarks'>";
    private static final String CLOSE = "</storage>";
    private static final String ONLY_ITEM = "current";

    private final Nodes nodes;
    private final PrivateXml privateXml;

    public Bookmarks(Nodes nodes, PrivateXml privateXml) {
        this.nodes = nodes;
        this.privateXml = privateXml;
    }

    @Override
    public ElementName name() {
        return STORAGE;
    }

    @Override
    public @Nullable String show(RequestTurn turn, @Nullable String kept) throws RefusedException {
        Jid account = turn.account();
        String rest = kept;
        if (kept != null && nodes.find(account, Bookmark.NAMESPACE) == null) {
            rest = adopt(turn, kept);
            keep(account, rest);
        }
        Map<String, Bookmark> all = all(account);
        if (all.isEmpty() && (rest == null || rest.isEmpty())) {
            return null;
        }
        var out = new StringBuilder(OPEN);
        if (rest != null && !rest.isEmpty()) {
            Bookmark.payload(rest).inner().children().forEach(out::append);
        }
        all.values().forEach(bookmark -> out.append(bookmark.toConference()));
        return out.append(CLOSE).toString();
    }

    @Override
    public String take(RequestTurn turn, String xml) throws RefusedException {
        String rest = adopt(turn, xml);
        tellOlderClients(turn, rest);
        return rest;
    }

    /** Publishes and retracts what differs from the items; returns what is no bookmark of a room. */
    private String adopt(RequestTurn turn, String xml) throws RefusedException {
        List<Payload> rest = new ArrayList<>();
        Map<String, Bookmark> known = all(turn.account());
        Map<String, Bookmark> wanted = new TreeMap<>();
        for (Payload child : Bookmark.payload(xml).inner().children()) {
            Element element = child.elements().getFirst();
            Bookmark bookmark = Bookmark.ofConference(element);
            if (bookmark == null) {
                rest.add(child);
            } else {
                wanted.put(bookmark.id(), bookmark.withExtensionsOf(known.get(bookmark.id())));
            }
        }
        change(turn, known, wanted);
        var kept = new StringBuilder();
        rest.forEach(kept::append);
        return kept.isEmpty() ? "" : OPEN + kept + CLOSE;
    }

    private void change(RequestTurn turn, Map<String, Bookmark> known, Map<String, Bookmark> wanted)
            throws RefusedException {
        NodeConfig config = NodeConfig.privateCollection();
        nodes.checkRoom(turn.account(), Bookmark.NAMESPACE, wanted.values().stream().map(Bookmark::toItem).toList());
        Node node = nodes.find(turn.account(), Bookmark.NAMESPACE);
        if (node == null) {
            node = nodes.create(turn.account(), Bookmark.NAMESPACE, config);
        }
        List<String> gone = known.keySet().stream().filter(id -> !wanted.containsKey(id)).toList();
        if (!gone.isEmpty()) {
            nodes.retract(turn, node, gone, true);
        }
        for (Bookmark bookmark : wanted.values()) {
            if (!bookmark.equals(known.get(bookmark.id()))) {
                nodes.publish(turn, Bookmark.NAMESPACE, config, bookmark.id(), bookmark.toItem());
            }
        }
    }

    private Map<String, Bookmark> all(Jid account) {
        Map<String, Bookmark> all = new TreeMap<>();
        Node node = nodes.find(account, Bookmark.NAMESPACE);
        if (node != null) {
            for (Item item : nodes.items().last(node, Integer.MAX_VALUE)) {
                Bookmark bookmark = Bookmark.ofItem(item.id(), item.xml());
                if (bookmark != null) {
                    all.put(item.id(), bookmark);
                }
            }
        }
        return all;
    }

    private @Nullable String kept(RequestTurn turn) {
        return privateXml.of(turn.account()).get(STORAGE);
    }

    private void keep(Jid account, String rest) {
        if (rest.isEmpty()) {
            privateXml.remove(account, STORAGE);
        } else {
            privateXml.put(account, STORAGE, rest);
        }
    }

    @Override
    public void changed(RequestTurn turn, String node) throws RefusedException {
        if (node.equals(Bookmark.NAMESPACE)) {
            tellOlderClients(turn, kept(turn));
        }
    }

    @Override
    public boolean publish(RequestTurn turn, String node, String xml) throws RefusedException {
        if (node.equals(Bookmark.NAMESPACE)) {
            // What is older comes first.
            show(turn, kept(turn));
        }
        if (!node.equals(Bookmark.OLD_NAMESPACE)) {
            return false;
        }
        Element storage = Bookmark.payload(xml).elements().stream().findFirst().orElse(null);
        if (storage == null || !storage.name().equals(STORAGE)) {
            throw RefusedException.badRequest("An item of " + node + " is a <storage/> of that namespace.");
        }
        keep(turn.account(), take(turn, xml));
        return true;
    }

    @Override
    public boolean remove(RequestTurn turn, String node) throws RefusedException {
        return node.equals(Bookmark.OLD_NAMESPACE) && publish(turn, node, OPEN + CLOSE);
    }

    @Override
    public @Nullable Item item(RequestTurn turn, String node) throws RefusedException {
        if (!node.equals(Bookmark.OLD_NAMESPACE) && !node.equals(Bookmark.NAMESPACE)) {
            return null;
        }
        String shown = show(turn, kept(turn));
        return shown == null || node.equals(Bookmark.NAMESPACE) ? null : new Item(ONLY_ITEM, 0, turn.time(), shown);
    }

    /** XEP-0048 section 3: clients that are interested in the one item are told it as it is now. */
    private void tellOlderClients(RequestTurn turn, @Nullable String rest) throws RefusedException {
        String shown = show(turn, rest);
        nodes.tell(turn, new Node(turn.account(), Bookmark.OLD_NAMESPACE, NodeConfig.privateCollection()),
                new Item(ONLY_ITEM, 0, turn.time(), shown == null ? OPEN + CLOSE : shown));
    }
}
