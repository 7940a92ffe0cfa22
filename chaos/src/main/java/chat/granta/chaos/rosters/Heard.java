package chat.granta.chaos.rosters;

import chat.granta.testkit.client.Xml;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.w3c.dom.Element;

/** All that came on a member's connection. Any thread. */
final class Heard {
    private static final String CLIENT = "jabber:client";
    private static final Set<String> SUBSCRIPTIONS = Set.of("subscribe", "subscribed", "unsubscribe", "unsubscribed");

    private final Answers answers = new Answers();
    private final RosterView roster = new RosterView();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final Set<String> sights = ConcurrentHashMap.newKeySet();
    private final Set<String> messages = ConcurrentHashMap.newKeySet();

    Answers answers() {
        return answers;
    }

    RosterView roster() {
        return roster;
    }

    /** The types of subscription presence, in order. */
    List<String> notices() {
        return notices;
    }

    /** Whether presence of somebody was seen since {@link #forgetSights}: with this status, or {@code unavailable}. */
    boolean hasSeen(String jid, String status) {
        return sights.contains(jid + ' ' + status);
    }

    void forgetSights() {
        sights.clear();
    }

    /** Whether a message came, or came back. */
    boolean hasMessage(String id) {
        return messages.contains(id);
    }

    void add(Element stanza) {
        String type = stanza.getAttribute("type");
        if (Xml.is(stanza, CLIENT, "message")) {
            messages.add(stanza.getAttribute("id"));
        } else if (SUBSCRIPTIONS.contains(type)) {
            notices.add(type);
        } else if (Xml.is(stanza, CLIENT, "presence")) {
            Element status = Xml.child(stanza, CLIENT, "status");
            String bare = stanza.getAttribute("from").split("/", 2)[0];
            sights.add(bare + ' ' + (type.isEmpty() ? status == null ? "" : status.getTextContent() : type));
        } else if (type.equals("set")) {
            Element query = Xml.child(stanza, Item.NAMESPACE, "query");
            if (query != null) {
                roster.push(query);
            }
        } else {
            answers.add(stanza);
        }
    }
}
