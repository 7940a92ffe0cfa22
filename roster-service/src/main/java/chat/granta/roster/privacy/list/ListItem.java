package chat.granta.roster.privacy.list;

import chat.granta.bus.wire.PrivacyItem;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One item of a privacy list (XEP-0016 section 2.1).
 *
 * @param order the item's place in the list, unique within it
 * @param value an address in its enforced form, a group's name or a subscription; empty for everyone
 * @param about the kinds of stanzas that the item decides about; never empty
 */
public record ListItem(long order, Kind kind, String value, boolean allow, Set<About> about) {
    public static final Set<About> EVERYTHING = Collections.unmodifiableSet(EnumSet.allOf(About.class));
    static final String NAMESPACE = "jabber:iq:privacy";

    /** Whom an item is for; {@code EVERYONE} is an item without a type, XEP-0016's "fall-through". */
    public enum Kind {
        EVERYONE(null, PrivacyItem.Kind.EVERYONE), JID("jid", PrivacyItem.Kind.JID), GROUP("group",
                PrivacyItem.Kind.GROUP), SUBSCRIPTION("subscription", PrivacyItem.Kind.SUBSCRIPTION);

        private final @Nullable String type;
        private final PrivacyItem.Kind wire;

        Kind(@Nullable String type, PrivacyItem.Kind wire) {
            this.type = type;
            this.wire = wire;
        }

        static @Nullable Kind ofType(@Nullable String type) {
            return switch (type) {
                case null -> EVERYONE;
                case "jid" -> JID;
                case "group" -> GROUP;
                case "subscription" -> SUBSCRIPTION;
                default -> null;
            };
        }
    }

    /** What an item decides about. */
    public enum About {
        MESSAGE("message"), IQ("iq"), PRESENCE_IN("presence-in"), PRESENCE_OUT("presence-out");

        private final String element;

        About(String element) {
            this.element = element;
        }

        static @Nullable About ofElement(String name) {
            return Arrays.stream(values()).filter(about -> about.element.equals(name)).findFirst().orElse(null);
        }
    }

    public ListItem {
        about = Set.copyOf(about);
    }

    /** An item that keeps an address away altogether: what XEP-0191 calls blocked. */
    public static ListItem block(long order, String jid) {
        return new ListItem(order, Kind.JID, jid, false, EVERYTHING);
    }

    /** Whether this item denies everything to an address. */
    public boolean isBlock() {
        return kind == Kind.JID && !allow && about.equals(EVERYTHING);
    }

    boolean covers(Jid other, String subscription, List<String> groups) {
        return switch (kind) {
            case EVERYONE -> true;
            case JID -> covers(Jid.trusted(value), other);
            case GROUP -> groups.contains(value);
            case SUBSCRIPTION -> value.equals(subscription);
        };
    }

    /** Section 2.1: user@domain/resource, user@domain, domain/resource, domain; each covers what it leaves open. */
    private static boolean covers(Jid pattern, Jid other) {
        return pattern.domain().equals(other.domain())
                && (pattern.local() == null
                        ? pattern.resource() == null || other.local() == null
                        : pattern.local().equals(other.local()))
                && (pattern.resource() == null || pattern.resource().equals(other.resource()));
    }

    public ListItem at(long newOrder) {
        return new ListItem(newOrder, kind, value, allow, about);
    }

    Element toXml() {
        var item = Element.named(NAMESPACE, "item");
        if (kind != Kind.EVERYONE) {
            item.attribute("type", kind.type).attribute("value", value);
        }
        item.attribute("action", allow ? "allow" : "deny").attribute("order", Long.toString(order));
        if (!about.equals(EVERYTHING)) {
            about.stream().sorted().forEach(each -> item.child(Element.named(NAMESPACE, each.element).build()));
        }
        return item.build();
    }

    PrivacyItem toWire() {
        return PrivacyItem.newBuilder().setKind(kind.wire).setValue(value).setAllow(allow)
                .setMessage(about.contains(About.MESSAGE)).setIq(about.contains(About.IQ))
                .setPresenceIn(about.contains(About.PRESENCE_IN)).setPresenceOut(about.contains(About.PRESENCE_OUT))
                .build();
    }
}
