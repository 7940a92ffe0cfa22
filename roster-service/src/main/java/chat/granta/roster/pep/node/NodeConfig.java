package chat.granta.roster.pep.node;

import java.util.List;

/**
 * XEP-0060 section 16.4.4: how a node is set up.
 *
 * @param type what the owner says that its payloads are
 * @param groups of the roster, whose members may read it; for {@link AccessModel#ROSTER}
 * @param persists whether items are stored, and not only told
 * @param maxItems how many are stored; 0: as many as the service allows
 * @param itemExpire seconds after which items go; 0: they stay
 */
public record NodeConfig(String title, String description, String type, AccessModel access, List<String> groups,
        boolean persists, int maxItems, int itemExpire, LastItem lastItem, boolean notifiesRetract,
        boolean notifiesDelete,
        boolean notifiesConfig, boolean deliversPayload) {
    /** {@code max} (XEP-0060 section 16.4.4). */
    public static final int UNBOUNDED = 0;

    /** XEP-0163 section 5: the defaults of personal eventing, for what people share with their contacts. */
    public static final NodeConfig DEFAULT = new NodeConfig("", "", "", AccessModel.PRESENCE, List.of(), true, 1, 0,
            LastItem.ON_SUB_AND_PRESENCE, true, true, false, true);

    public NodeConfig {
        groups = List.copyOf(groups);
    }

    public NodeConfig with(AccessModel newAccess) {
        return new NodeConfig(title, description, type, newAccess, groups, persists, maxItems, itemExpire, lastItem,
                notifiesRetract, notifiesDelete, notifiesConfig, deliversPayload);
    }

    public NodeConfig withMaxItems(int newMaxItems) {
        return new NodeConfig(title, description, type, access, groups, persists, newMaxItems, itemExpire, lastItem,
                notifiesRetract, notifiesDelete, notifiesConfig, deliversPayload);
    }

    /** For what a user's own clients alone need, each item a thing of its own (XEP-0223, XEP-0402). */
    public static NodeConfig privateCollection() {
        return new NodeConfig("", "", "", AccessModel.WHITELIST, List.of(), true, UNBOUNDED, 0, LastItem.NEVER, true,
                true, false, true);
    }
}
