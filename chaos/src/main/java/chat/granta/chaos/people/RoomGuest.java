package chat.granta.chaos.people;

import chat.granta.chaos.cluster.GatewayProcess;
import chat.granta.chaos.login.Login;
import chat.granta.testkit.client.BrokenStreamException;
import chat.granta.testkit.client.Negotiation;
import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.w3c.dom.Element;

/** Somebody at one connection who looks at a room from outside, and enters it. Used by one thread. */
public final class RoomGuest implements AutoCloseable {
    private static final String CLIENT = "jabber:client";
    private static final String USER = "http://jabber.org/protocol/muc#user";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final XmppClient client;
    private int requests;

    private RoomGuest(XmppClient client) {
        this.client = client;
    }

    /** Logs in, beside whatever other clients the user has. */
    public static RoomGuest as(String name, GatewayProcess gateway) throws IOException, InterruptedException {
        var guest = new RoomGuest(XmppClient.connect(gateway.address(), Login.DOMAIN));
        var negotiation = new Negotiation(guest.client, PATIENCE);
        Login.negotiate(name, negotiation);
        negotiation.bind("guest");
        guest.client.send("<presence/>");
        return guest;
    }

    /**
     * What a room tells whoever enters.
     *
     * @param present nicknames
     * @param history what was said before, the oldest first
     * @param subject empty when there is none
     * @param affiliation of whoever enters
     * @param refusal why it lets nobody in: the error's type and condition; empty when it does
     */
    public record Welcome(Set<String> present, List<String> history, String subject, String affiliation,
            String refusal) {}

    /** Enters a room. Returns when the room has said all that it says, or refuses. */
    public Welcome enter(String room, String nickname) throws IOException, InterruptedException {
        client.send("<presence to='" + room + '/' + nickname
                + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
        Set<String> present = new TreeSet<>();
        List<String> history = new ArrayList<>();
        String affiliation = "";
        while (true) {
            Element stanza = next(one -> one.getAttribute("from").startsWith(room));
            Element body = Xml.child(stanza, CLIENT, "body");
            Element subject = Xml.child(stanza, CLIENT, "subject");
            if (stanza.getAttribute("type").equals("error")) {
                return new Welcome(present, history, "", "", error(stanza));
            } else if (stanza.getLocalName().equals("presence")) {
                String other = stanza.getAttribute("from").substring(room.length() + 1);
                present.add(other);
                affiliation = other.equals(nickname) ? affiliation(stanza) : affiliation;
            } else if (body != null) {
                history.add(body.getTextContent());
            } else if (subject != null) {
                return new Welcome(present, history, subject.getTextContent(), affiliation, "");
            }
        }
    }

    /** Leaves a room; returns when the room has said so. */
    public void leave(String room, String nickname) throws IOException, InterruptedException {
        client.send("<presence to='" + room + '/' + nickname + "' type='unavailable'/>");
        next(one -> one.getAttribute("from").equals(room + '/' + nickname)
                && one.getAttribute("type").equals("unavailable"));
    }

    /** Sets a room's subject; returns when the room has said it to all. */
    public void changeSubject(String room, String text) throws IOException, InterruptedException {
        client.send("<message to='" + room + "' type='groupchat'><subject>" + text + "</subject></message>");
        next(one -> Xml.child(one, CLIENT, "subject") != null && one.getAttribute("from").startsWith(room));
    }

    /** Asks something, and returns the answer as text. */
    public String ask(String to, String type, String payload) throws IOException, InterruptedException {
        String id = "request" + ++requests;
        client.send("<iq to='" + to + "' type='" + type + "' id='" + id + "'>" + payload + "</iq>");
        return Xml.show(next(one -> one.getAttribute("id").equals(id)));
    }

    private Element next(Predicate<Element> isIt) throws IOException, InterruptedException {
        while (true) {
            StreamEvent event = client.next(PATIENCE);
            if (!(event instanceof StreamEvent.Received(Element element))) {
                throw new BrokenStreamException("instead of what was expected came " + event);
            }
            if ("http://etherx.jabber.org/streams".equals(element.getNamespaceURI())) {
                throw new BrokenStreamException("the stream ends with " + Xml.show(element));
            }
            if (isIt.test(element)) {
                return element;
            }
            if (Xml.child(element, "urn:xmpp:ping", "ping") != null) {
                client.send("<iq type='result' id='" + element.getAttribute("id") + "'/>");
            }
        }
    }

    private static String affiliation(Element presence) {
        Element x = Xml.child(presence, USER, "x");
        Element item = x == null ? null : Xml.child(x, USER, "item");
        return item == null ? "" : item.getAttribute("affiliation");
    }

    private static String error(Element stanza) {
        Element error = Xml.child(stanza, CLIENT, "error");
        return error == null ? "" : error.getAttribute("type") + ' ' + Xml.children(error).getFirst().getLocalName();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
