package chat.granta.chaos.people;

import chat.granta.testkit.client.BrokenStreamException;
import chat.granta.testkit.client.Negotiation;
import chat.granta.testkit.client.PlainAttempt;
import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.w3c.dom.Element;

/** Somebody at any server who is told who is there, and says nothing that a test does not ask for. Used by one thread. */
public final class Onlooker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MUC = "http://jabber.org/protocol/muc";

    private final XmppClient client;
    private final String jid;
    /** What has come and was not waited for. */
    private final List<Element> others = new ArrayList<>();

    private Onlooker(XmppClient client, String jid) {
        this.client = client;
        this.jid = jid;
    }

    /** Logs in, asks for the roster, so that the server tells of subscriptions (RFC 6121 section 2.2), and is available. */
    public static Onlooker online(InetSocketAddress address, String domain, String user, String password)
            throws IOException, InterruptedException {
        var client = XmppClient.connect(address, domain);
        var negotiation = new Negotiation(client, PATIENCE);
        negotiation.openStream();
        negotiation.authenticate(new PlainAttempt("", user, password));
        negotiation.openStream();
        var onlooker = new Onlooker(client, negotiation.bind("chaos"));
        client.send("<iq type='get' id='roster'><query xmlns='jabber:iq:roster'/></iq><presence/>");
        onlooker.awaitPresence(onlooker.jid, "", PATIENCE);
        return onlooker;
    }

    public String jid() {
        return jid;
    }

    private String bareJid() {
        return jid.substring(0, jid.indexOf('/'));
    }

    /** Asks somebody, who agrees; returns when their presence has come (RFC 6121 section 3.1). */
    public void subscribeTo(Onlooker contact) throws IOException, InterruptedException {
        client.send("<presence to='" + contact.bareJid() + "' type='subscribe'/>");
        contact.awaitPresence(bareJid(), "subscribe", PATIENCE);
        contact.client.send("<presence to='" + bareJid() + "' type='subscribed'/>");
        awaitPresence(contact.jid, "", PATIENCE);
    }

    /** Makes a room as its server would have it (XEP-0045 section 10.1.2). */
    public void make(String room, String nickname) throws IOException, InterruptedException {
        enter(room, nickname);
        client.send("<iq to='" + room + "' type='set' id='room'><query xmlns='" + MUC
                + "#owner'><x xmlns='jabber:x:data' type='submit'/></query></iq>");
        await("the room is open", one -> one.getAttribute("id").equals("room")
                && one.getAttribute("type").equals("result"), PATIENCE);
    }

    /** Returns when the room has shown that one is there. */
    public void enter(String room, String nickname) throws IOException, InterruptedException {
        client.send("<presence to='" + room + '/' + nickname + "'><x xmlns='" + MUC + "'/></presence>");
        awaitPresence(room + '/' + nickname, "", PATIENCE);
    }

    /**
     * Waits for a presence, which may have come before others were waited for.
     *
     * @param type empty for none
     */
    public Element awaitPresence(String from, String type, Duration patience)
            throws IOException, InterruptedException {
        return await("presence of " + from + " of type '" + type + '\'',
                one -> one.getLocalName().equals("presence") && one.getAttribute("from").equals(from)
                        && one.getAttribute("type").equals(type),
                patience);
    }

    /** Whether a room's presence has a status code (XEP-0045 section 15.6.2). */
    public static boolean hasStatus(Element presence, String code) {
        Element x = Xml.child(presence, MUC + "#user", "x");
        return x != null && Xml.children(x).stream().anyMatch(
                one -> one.getLocalName().equals("status") && one.getAttribute("code").equals(code));
    }

    private Element await(String what, Predicate<Element> isIt, Duration patience)
            throws IOException, InterruptedException {
        for (Element one : others) {
            if (isIt.test(one)) {
                others.remove(one);
                return one;
            }
        }
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            StreamEvent event = client.next(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            if (!(event instanceof StreamEvent.Received(Element element))) {
                throw new BrokenStreamException(jid + " waits for this: " + what + "; there came " + event + " behind "
                        + others.stream().map(Xml::show).toList());
            } else if (isIt.test(element)) {
                return element;
            }
            others.add(element);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
