package chat.granta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.testkit.client.Xml;
import java.io.IOException;
import org.w3c.dom.Element;

/** What two users of different servers do with each other, and what each must see of it. */
final class Conversation {
    private static final int MESSAGES = 20;
    private static final String RETURNED_ID = "returned";
    private static final String RECEIPTS = "urn:xmpp:receipts";

    private Conversation() {}

    /** Each is told of the other's presence from here on (RFC 6121 section 3.1). */
    static void subscribe(Correspondent one, Correspondent other) throws IOException, InterruptedException {
        ask(one, other);
        ask(other, one);
    }

    private static void ask(Correspondent who, Correspondent whom) throws IOException, InterruptedException {
        who.send("<presence to='" + whom.bareJid() + "' type='subscribe'/>");
        whom.receive("presence", who.bareJid(), "subscribe");
        whom.send("<presence to='" + who.bareJid() + "' type='subscribed'/>");
        who.receive("presence", whom.bareJid(), "subscribed");
        who.receive("presence", whom.jid(), null);
    }

    /** Each writes to the other; all of it comes, in order. */
    static void chat(Correspondent one, Correspondent other) throws IOException, InterruptedException {
        write(one, other.jid());
        read(other, one);
        write(other, one.jid());
        read(one, other);
    }

    static void write(Correspondent who, String to) throws IOException {
        write(who, to, "m");
    }

    /** @param series what the messages' ids begin with */
    static void write(Correspondent who, String to, String series) throws IOException {
        for (int i = 0; i < MESSAGES; i++) {
            who.send("<message to='" + to + "' type='chat' id='" + series + i + "'><body>Hi &amp; " + i
                    + "</body></message>");
        }
    }

    /** What another has written comes next, in order. */
    static void read(Correspondent who, Correspondent from) throws InterruptedException {
        read(who, from, "m");
    }

    /** The same of one series; what was not acknowledged of others may come again before it (XEP-0198). */
    static void read(Correspondent who, Correspondent from, String series) throws InterruptedException {
        for (int i = 0; i < MESSAGES; i++) {
            Element message = who.receive("message", from.jid(), "chat");
            while (!message.getAttribute("id").startsWith(series)) {
                message = who.receive("message", from.jid(), "chat");
            }
            assertThat(message.getAttribute("id")).isEqualTo(series + i);
            assertThat(body(message)).isEqualTo("Hi & " + i);
        }
    }

    private static String body(Element message) {
        return message.getElementsByTagName("body").item(0).getTextContent();
    }

    /** Each asks the other for a delivery receipt (XEP-0184), which passes as it is. */
    static void acknowledge(Correspondent one, Correspondent other) throws IOException, InterruptedException {
        askForReceipt(one, other);
        askForReceipt(other, one);
    }

    private static void askForReceipt(Correspondent who, Correspondent whom) throws IOException, InterruptedException {
        who.send("<message to='" + whom.jid() + "' type='chat' id='receipt'><body>Hi</body><request xmlns='" + RECEIPTS
                + "'/></message>");
        Element message = whom.receive("message", who.jid(), "chat");
        assertThat(message.getAttribute("id")).isEqualTo("receipt");
        assertThat(Xml.child(message, RECEIPTS, "request")).isNotNull();
        whom.send("<message to='" + who.jid() + "' type='chat'><received xmlns='" + RECEIPTS
                + "' id='receipt'/></message>");
        Element receipt = Xml.child(who.receive("message", whom.jid(), "chat"), RECEIPTS, "received");
        assertThat(receipt).isNotNull();
        assertThat(receipt.getAttribute("id")).isEqualTo("receipt");
    }

    /** Each asks the other's server (XEP-0199). */
    static void ping(Correspondent one, Correspondent other) throws IOException, InterruptedException {
        pingServer(one, other.domain());
        pingServer(other, one.domain());
    }

    private static void pingServer(Correspondent who, String server) throws IOException, InterruptedException {
        who.send("<iq to='" + server + "' type='get' id='p'><ping xmlns='urn:xmpp:ping'/></iq>");
        assertThat(who.receive("iq", server, "result").getAttribute("id")).isEqualTo("p");
    }

    /** One makes a room at its own server, the other enters, both speak and hear both, and the other leaves (XEP-0045). */
    static void meet(Correspondent host, Correspondent guest) throws IOException, InterruptedException {
        String room = "balcony@group." + host.domain();
        enter(host, room + "/host");
        host.send("<iq to='" + room + "' type='set' id='room'><query xmlns='http://jabber.org/protocol/muc#owner'>"
                + "<x xmlns='jabber:x:data' type='submit'/></query></iq>");
        host.answered("room", "result");
        enter(guest, room + "/guest");
        host.receive("presence", room + "/guest", null);
        for (Correspondent speaker : new Correspondent[]{host, guest}) {
            String said = "It is " + speaker.bareJid();
            speaker.send("<message to='" + room + "' type='groupchat'><body>" + said + "</body></message>");
            for (Correspondent listener : new Correspondent[]{host, guest}) {
                Element heard = listener.receive("message", room + (speaker == host ? "/host" : "/guest"), "groupchat");
                assertThat(body(heard)).isEqualTo(said);
            }
        }
        guest.send("<presence to='" + room + "/guest' type='unavailable'/>");
        host.receive("presence", room + "/guest", "unavailable");
        host.send("<presence to='" + room + "/host' type='unavailable'/>");
        host.receive("presence", room + "/host", "unavailable");
    }

    private static void enter(Correspondent who, String occupant) throws IOException, InterruptedException {
        who.send("<presence to='" + occupant + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
        who.receive("presence", occupant, null);
    }

    /**
     * One blocks the other: what the other writes comes back and is not heard, and what the one writes is refused at home; then no longer (XEP-0191 section
     * 3). The other writes to the account; Prosody says nothing of a message to a device.
     */
    static void block(Correspondent one, Correspondent other) throws IOException, InterruptedException {
        String item = "<item jid='" + other.bareJid() + "'/>";
        one.send("<iq type='set' id='block'><block xmlns='urn:xmpp:blocking'>" + item + "</block></iq>");
        one.answered("block", "result");
        refused(other, one, "service-unavailable");
        refused(one, other, "not-acceptable");
        one.send("<iq type='set' id='unblock'><unblock xmlns='urn:xmpp:blocking'>" + item + "</unblock></iq>");
        one.answered("unblock", "result");
        // What was refused is not among what is read here.
        chat(one, other);
    }

    /** Who is blocked sees the other go, and come when that is over (XEP-0191 sections 3.3 and 3.4). Servers should do that; ejabberd does not. */
    static void vanish(Correspondent one, Correspondent other) throws IOException, InterruptedException {
        String item = "<item jid='" + other.bareJid() + "'/>";
        one.send("<iq type='set' id='hide'><block xmlns='urn:xmpp:blocking'>" + item + "</block></iq>");
        other.receive("presence", one.jid(), "unavailable");
        one.send("<iq type='set' id='show'><unblock xmlns='urn:xmpp:blocking'>" + item + "</unblock></iq>");
        other.receive("presence", one.jid(), null);
    }

    private static void refused(Correspondent who, Correspondent whom, String condition)
            throws IOException, InterruptedException {
        assertThat(Xml.show(returned(who, whom.bareJid()))).contains(condition);
    }

    /** Writes a message that must come back. */
    static Element returned(Correspondent who, String to) throws IOException, InterruptedException {
        who.send("<message to='" + to + "' type='chat' id='" + RETURNED_ID + "'><body>Hi</body></message>");
        Element error = who.receive("message", to, "error");
        assertThat(error.getAttribute("id")).isEqualTo(RETURNED_ID);
        return error;
    }
}
