package chat.granta.roster.privacy.list;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import chat.granta.model.XmlInteger;
import chat.granta.roster.privacy.list.ListItem.About;
import chat.granta.roster.privacy.list.ListItem.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0016 section 2.1: the syntax of a list. Anything not understood is an error: ignored, it might block too much or
 * too little.
 */
public final class ListReader {
    private static final Set<String> SUBSCRIPTIONS = Set.of("none", "to", "from", "both");
    /** The largest {@code xs:unsignedInt}. */
    private static final long MAX_ORDER = 0xFFFF_FFFFL;

    private ListReader() {}

    /** Reads a {@code <list/>} with a name and items. */
    public static PrivacyList read(Element list) throws RefusedException {
        List<ListItem> items = new ArrayList<>();
        Set<Long> orders = new HashSet<>();
        for (Element item : list.children()) {
            if (!item.name().namespace().equals(ListItem.NAMESPACE) || !item.name().localName().equals("item")) {
                throw RefusedException.badRequest("A list holds nothing but items.");
            }
            ListItem parsed = parsed(item);
            if (!orders.add(parsed.order())) {
                throw RefusedException.badRequest("Two items have the order " + parsed.order() + ".");
            }
            items.add(parsed);
        }
        return new PrivacyList(name(list), items);
    }

    /** The name of a {@code <list/>}, which must have one. */
    public static String name(Element list) throws RefusedException {
        String name = list.attribute("name");
        if (name == null || name.isEmpty()) {
            throw RefusedException.badRequest("A list has a name.");
        }
        return name;
    }

    private static ListItem parsed(Element item) throws RefusedException {
        Kind kind = Kind.ofType(item.attribute("type"));
        if (kind == null) {
            throw RefusedException.badRequest("An item's type is jid, group or subscription.");
        }
        return new ListItem(order(item.attribute("order")), kind, value(kind, item.attribute("value")),
                isAllowed(item.attribute("action")), about(item));
    }

    private static String value(Kind kind, @Nullable String value) throws RefusedException {
        if (kind == Kind.EVERYONE) {
            if (value != null) {
                throw RefusedException.badRequest("An item with a value has a type.");
            }
            return "";
        }
        if (value == null || value.isEmpty()) {
            throw RefusedException.badRequest("An item with a type has a value.");
        }
        if (kind == Kind.SUBSCRIPTION && !SUBSCRIPTIONS.contains(value)) {
            throw RefusedException.badRequest("A subscription is none, to, from or both.");
        }
        return kind == Kind.JID ? jid(value) : value;
    }

    private static String jid(String value) throws RefusedException {
        try {
            return Jid.parse(value).toString();
        } catch (InvalidJidException e) {
            throw RefusedException.badRequest("An item's value is no address: " + e.getMessage());
        }
    }

    private static boolean isAllowed(@Nullable String action) throws RefusedException {
        return switch (action) {
            case "allow" -> true;
            case "deny" -> false;
            case null, default -> throw RefusedException.badRequest("An item's action is allow or deny.");
        };
    }

    private static long order(@Nullable String text) throws RefusedException {
        long order = XmlInteger.unsigned(text).orElse(-1);
        if (order < 0 || order > MAX_ORDER) {
            throw RefusedException.badRequest("An item's order is a number from 0 to " + MAX_ORDER + ".");
        }
        return order;
    }

    private static Set<About> about(Element item) throws RefusedException {
        Set<About> all = EnumSet.noneOf(About.class);
        for (Element child : item.children()) {
            About about = child.name().namespace().equals(ListItem.NAMESPACE)
                    ? About.ofElement(child.name().localName())
                    : null;
            if (about == null) {
                throw RefusedException.badRequest("An item is about message, iq, presence-in or presence-out.");
            }
            all.add(about);
        }
        return all.isEmpty() ? ListItem.EVERYTHING : all;
    }
}
