package chat.granta.roster.pep;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.roster.pep.node.AccessModel;
import chat.granta.roster.pep.node.NodeConfig;
import chat.granta.roster.pep.store.Item;
import chat.granta.roster.turn.RequestTurn;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the service knows of some nodes: how they are set up when their owner does not say, and what else shows what is in them. */
public record Conversions(List<Conversion> all) {
    /** XEP-0402 section 3, XEP-0048 section 3, XEP-0490 section 3: nobody's business but the owner's. */
    private static final Set<String> PRIVATE = Set.of("urn:xmpp:bookmarks:1", "urn:xmpp:mds:displayed:0",
            "storage:bookmarks");
    /** XEP-0384 section 4: keys are for whoever writes to the owner. */
    private static final Set<String> KEYS = Set.of("urn:xmpp:omemo:2:devices",
            "eu.siacs.conversations.axolotl.devicelist");
    private static final String BUNDLES = "urn:xmpp:omemo:2:bundles";
    private static final String OLD_BUNDLES = "eu.siacs.conversations.axolotl.bundles:";

    /** How a node is set up that its owner makes without saying how. */
    public NodeConfig defaults(String node) {
        if (PRIVATE.contains(node)) {
            return NodeConfig.privateCollection();
        }
        if (node.equals(BUNDLES)) {
            return NodeConfig.DEFAULT.with(AccessModel.OPEN).withMaxItems(NodeConfig.UNBOUNDED);
        }
        return KEYS.contains(node) || node.startsWith(OLD_BUNDLES)
                ? NodeConfig.DEFAULT.with(AccessModel.OPEN)
                : NodeConfig.DEFAULT;
    }

    /** Publishes what an account has stored before this service knew of it. */
    public void prepare(RequestTurn turn, Element card) throws RefusedException {
        for (Conversion conversion : all) {
            conversion.prepare(turn, card);
        }
    }

    /** Has what else shows a node's items follow. */
    public void changed(RequestTurn turn, String node) throws RefusedException {
        for (Conversion conversion : all) {
            conversion.changed(turn, node);
        }
    }

    /** Whether an item was published in what a node shows, so that it is not stored in the node. */
    public boolean publish(RequestTurn turn, String node, String xml) throws RefusedException {
        for (Conversion conversion : all) {
            if (conversion.publish(turn, node, xml)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all was removed that a node shows. */
    public boolean remove(RequestTurn turn, String node) throws RefusedException {
        for (Conversion conversion : all) {
            if (conversion.remove(turn, node)) {
                return true;
            }
        }
        return false;
    }

    /** The item that a node shows, or null when it is none of these nodes. */
    public @Nullable Item item(RequestTurn turn, String node) throws RefusedException {
        for (Conversion conversion : all) {
            Item item = conversion.item(turn, node);
            if (item != null) {
                return item;
            }
        }
        return null;
    }
}
