package chat.granta.conformance;

import chat.granta.testkit.client.Negotiation;
import chat.granta.testkit.client.PlainAttempt;
import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.w3c.dom.Element;

/** A user of some server who is online, in a test of several servers. */
final class Correspondent implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final XmppClient client;
    private final String jid;
    /** Messages that waited for the user come while the login is still under way. */
    private final List<Element> early = new ArrayList<>();
    private boolean isOnline;

    private Correspondent(XmppClient client, String jid) {
        this.client = client;
        this.jid = jid;
    }

    /** Logs in on a connection that has what the server demands, and sends presence. */
    static Correspondent online(XmppClient client, String name, String password)
            throws IOException, InterruptedException {
        return online(client, name, password, null);
    }

    /** Likewise, with this resource; null lets the server choose one. */
    static Correspondent online(XmppClient client, String name, String password, String resource)
            throws IOException, InterruptedException {
        var negotiation = new Negotiation(client, PATIENCE);
        negotiation.openStream();
        negotiation.authenticate(new PlainAttempt("", name, password));
        negotiation.openStream();
        var user = new Correspondent(client, negotiation.bind(resource));
        // RFC 6121 2.2: who has not asked for the roster is told nothing of subscriptions.
        user.send("<iq type='get' id='roster'><query xmlns='jabber:iq:roster'/></iq><presence/>");
        user.receive("presence", user.jid, null);
        user.isOnline = true;
        return user;
    }

    String jid() {
        return jid;
    }

    String bareJid() {
        return jid.substring(0, jid.indexOf('/'));
    }

    String domain() {
        return jid.substring(jid.indexOf('@') + 1, jid.indexOf('/'));
    }

    void send(String xml) throws IOException {
        client.send(xml);
    }

    /** Waits for a stanza of this kind from an address, and passes over others; {@code type} null: none. */
    Element receive(String name, String from, String type) throws InterruptedException {
        return await(name + " of type " + type + " from " + from,
                element -> element.getLocalName().equals(name) && element.getAttribute("from").equals(from)
                        && element.getAttribute("type").equals(type == null ? "" : type));
    }

    /** Waits for the answer to an own request, and passes over others. */
    Element answered(String id, String type) throws InterruptedException {
        return await("answer of type " + type + " to " + id, element -> element.getLocalName().equals("iq")
                && element.getAttribute("id").equals(id) && element.getAttribute("type").equals(type));
    }

    private Element await(String what, Predicate<Element> isRight) throws InterruptedException {
        for (Element element : early) {
            if (isRight.test(element)) {
                early.remove(element);
                return element;
            }
        }
        List<String> others = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            StreamEvent event = client.next(Duration.ofNanos(deadline - System.nanoTime()));
            if (event instanceof StreamEvent.Received(Element element)) {
                if (isRight.test(element)) {
                    return element;
                }
                if (!isOnline && element.getLocalName().equals("message")) {
                    early.add(element);
                }
                others.add(Xml.show(element));
            } else if (event != null) {
                throw new AssertionError(jid + " expects " + what + ", not " + event);
            }
        }
        throw new AssertionError(jid + " has not received: " + what + ", but " + others);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
