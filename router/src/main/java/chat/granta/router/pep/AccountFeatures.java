package chat.granta.router.pep;

import java.util.List;
import java.util.stream.Stream;

/** XEP-0163 section 6.1, XEP-0060 section 10: what an account's service discovery says of its nodes. */
public final class AccountFeatures {
    private static final String PUBSUB = "http://jabber.org/protocol/pubsub";

    /** XEP-0398 section 3, XEP-0402 section 5; the last is what clients looked for before that section was written (XEP-0411). */
    private static final List<String> CONVERSIONS = List.of("urn:xmpp:pep-vcard-conversion:0",
            "urn:xmpp:bookmarks:1#compat",
            "urn:xmpp:bookmarks:1#compat-pep", "urn:xmpp:bookmarks-conversion:0");

    private AccountFeatures() {}

    public static List<String> all() {
        return Stream.concat(Stream.concat(Stream.of(PUBSUB), CONVERSIONS.stream()), Stream.of("access-authorize",
                "access-open", "access-presence",
                "access-roster", "access-whitelist", "auto-create", "auto-subscribe", "config-node",
                "config-node-max", "create-and-configure", "create-nodes", "delete-items", "delete-nodes",
                "filtered-notifications", "get-pending", "item-ids", "last-published", "manage-subscriptions",
                "member-affiliation",
                "meta-data", "modify-affiliations", "multi-items", "outcast-affiliation", "persistent-items",
                "presence-notifications", "presence-subscribe", "publish", "publish-options", "publisher-affiliation",
                "purge-nodes", "retract-items", "retrieve-affiliations", "retrieve-default", "retrieve-default-sub",
                "retrieve-items",
                "retrieve-subscriptions", "rsm", "subscribe", "subscription-options")
                .map(feature -> PUBSUB + '#' + feature)).toList();
    }
}
