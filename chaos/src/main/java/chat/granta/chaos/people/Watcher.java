package chat.granta.chaos.people;

import chat.granta.chaos.people.Unacknowledged.Sent;
import chat.granta.chaos.login.Login;
import chat.granta.testkit.client.Xml;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.w3c.dom.Element;

/** Somebody who subscribes to others' presence (RFC 6121 section 3) and knows whom the server calls available. */
final class Watcher implements Conduct {
    private static final String CLIENT = "jabber:client";
    private static final long REST = Duration.ofSeconds(1).toNanos();

    private final Set<String> names;
    private final Set<String> available = ConcurrentHashMap.newKeySet();
    private final Map<String, Boolean> heardOf = new ConcurrentHashMap<>();

    /** @param names whose presence is of interest */
    Watcher(Set<String> names) {
        this.names = names;
    }

    /** The full JIDs that are available, as far as was told. */
    Set<String> available() {
        return new TreeSet<>(available);
    }

    /** Whether presence of each of them came, of whatever kind: they have all been asked. */
    boolean hasHeardOfAll() {
        return heardOf.size() == names.size();
    }

    @Override
    public void beginAnew(ManagedSession session, List<Sent> left) throws IOException {
        begin(session);
    }

    @Override
    public void begin(ManagedSession session) throws IOException {
        available.clear();
        heardOf.clear();
        session.send("<presence/>", 0);
        for (String name : names) {
            session.send("<presence to='" + name + '@' + Login.DOMAIN + "' type='subscribe'/>", 0);
        }
    }

    @Override
    public void hear(Element stanza, ManagedSession session) {
        String from = stanza.getAttribute("from");
        String name = from.split("@", 2)[0];
        String type = stanza.getAttribute("type");
        if (!Xml.is(stanza, CLIENT, "presence") || !names.contains(name)) {
            return;
        }
        if (type.isEmpty()) {
            available.add(from);
            heardOf.put(name, true);
        } else if (type.equals("unavailable")) {
            available.removeIf(each -> each.equals(from) || each.startsWith(from + '/'));
            heardOf.put(name, true);
        }
    }

    @Override
    public long talk(ManagedSession session) {
        return REST;
    }
}
