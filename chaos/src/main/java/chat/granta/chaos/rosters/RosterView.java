package chat.granta.chaos.rosters;

import chat.granta.testkit.client.Xml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** A roster as its owner's client has it from pushes alone (RFC 6121 section 2.1.6). Any thread. */
final class RosterView {
    private final Map<String, Item> items = new HashMap<>();
    private long version;
    private int doubled;

    synchronized void push(Element query) {
        // A version names the database, and counts in it.
        String ver = query.getAttribute("ver");
        long pushed = Long.parseLong(ver.substring(ver.lastIndexOf('-') + 1));
        if (pushed <= version) {
            doubled++;
        }
        version = pushed;
        Element item = Xml.children(query).getFirst();
        if (item.getAttribute("subscription").equals("remove")) {
            items.remove(item.getAttribute("jid"));
        } else {
            items.put(item.getAttribute("jid"), Item.of(item));
        }
    }

    synchronized Map<String, Item> items() {
        return Map.copyOf(items);
    }

    /** Pushes that came twice, or after a later one. */
    synchronized int doubled() {
        return doubled;
    }

    /** A roster as the result of a get has it. */
    static Map<String, Item> read(@Nullable Element result) {
        Map<String, Item> items = new HashMap<>();
        for (Element query : result == null ? List.<Element>of() : Xml.children(result)) {
            Xml.children(query).forEach(item -> items.put(item.getAttribute("jid"), Item.of(item)));
        }
        return items;
    }
}
