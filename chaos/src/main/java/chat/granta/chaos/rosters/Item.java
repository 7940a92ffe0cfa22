package chat.granta.chaos.rosters;

import chat.granta.testkit.client.Xml;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** RFC 6121 section 2.1.2: a contact as it stands in a roster. */
record Item(String name, Set<String> groups, String subscription, boolean isAsked) {
    static final String NAMESPACE = "jabber:iq:roster";

    static Item of(Element item) {
        Set<String> groups = Xml.children(item).stream().filter(child -> Xml.is(child, NAMESPACE, "group"))
                .map(Element::getTextContent).collect(Collectors.toSet());
        return new Item(item.getAttribute("name"), groups, item.getAttribute("subscription"),
                item.getAttribute("ask").equals("subscribe"));
    }

    /** Whether the two rosters of a pair say the same of its subscriptions; null is no item. */
    static boolean agree(@Nullable Item mine, @Nullable Item theirs) {
        String there = theirs == null ? "none" : theirs.subscription;
        return there.equals(switch (mine == null ? "none" : mine.subscription) {
            case "to" -> "from";
            case "from" -> "to";
            case String symmetric -> symmetric;
        });
    }
}
