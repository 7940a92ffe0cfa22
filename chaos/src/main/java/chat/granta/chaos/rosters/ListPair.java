package chat.granta.chaos.rosters;

import chat.granta.chaos.login.Login;
import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * RFC 6120 section 10.1: one person takes a privacy list that denies the other and sends a message right behind it, then gives the list
 * up and sends another right behind that, all in one packet, again and again. The first of the two messages must not arrive, the
 * second must.
 */
public final class ListPair implements AutoCloseable {
    private static final String CLIENT = "jabber:client";
    private static final Duration TURN = Duration.ofMillis(200);

    private final XmppClient sender;
    private final XmppClient other;
    private final String otherJid;
    private final List<Integer> forbidden = new CopyOnWriteArrayList<>();
    private final List<Integer> allowed = new CopyOnWriteArrayList<>();
    private final List<Integer> refused = new CopyOnWriteArrayList<>();
    private volatile int sent;
    private volatile int answered;
    private volatile boolean isOver;
    private volatile @Nullable String trouble;

    private ListPair(XmppClient sender, XmppClient other, String otherJid) {
        this.sender = sender;
        this.other = other;
        this.otherJid = otherJid;
    }

    /** Logs the two in, and begins. */
    public static ListPair start(InetSocketAddress gateway, String name, String otherName)
            throws IOException, InterruptedException {
        XmppClient other = Login.as(otherName, gateway);
        other.send("<presence/>");
        var pair = new ListPair(Login.as(name, gateway), other, otherName + '@' + Login.DOMAIN);
        pair.sender.send(
                "<iq type='set' id='r0'><query xmlns='jabber:iq:privacy'><list name='deny'><item type='jid' value='"
                        + pair.otherJid + "' action='deny' order='1'/></list></query></iq>");
        Thread.ofVirtual().name(name).start(() -> pair.listen(pair.sender));
        Thread.ofVirtual().name(otherName).start(() -> pair.listen(other));
        return pair;
    }

    /** How many times all four have been answered. */
    public int rounds() {
        return answered;
    }

    /** No more is sent when what is under way has been answered. */
    public void rest() {
        isOver = true;
    }

    /** Whether all that was sent has been answered, and what is allowed has come; or it will not happen any more. */
    public boolean isDone() {
        return trouble != null || answered == sent && allowed.size() >= sent && refused.size() >= sent;
    }

    /** What is wrong. */
    public List<String> findings() {
        List<String> all = new ArrayList<>();
        List<Integer> wanted = new ArrayList<>();
        for (int i = 1; i <= sent; i++) {
            wanted.add(i);
        }
        if (trouble != null) {
            all.add(trouble);
        }
        if (!forbidden.isEmpty()) {
            all.add(otherJid + " got what the list forbids: " + forbidden);
        }
        if (!allowed.equals(wanted)) {
            all.add(otherJid + " got " + allowed + " of " + sent);
        }
        if (!refused.equals(wanted)) {
            all.add("of what " + otherJid + " must not get were refused: " + refused + " of " + sent);
        }
        return all;
    }

    private void round() throws IOException {
        int number = ++sent;
        sender.send("<iq type='set' id='a" + number
                + "'><query xmlns='jabber:iq:privacy'><active name='deny'/></query></iq>"
                + message("no", number)
                + "<iq type='set' id='r" + number + "'><query xmlns='jabber:iq:privacy'><active/></query></iq>"
                + message("yes", number));
    }

    private String message(String word, int number) {
        return "<message type='chat' id='" + word + number + "' to='" + otherJid + "'><body>" + word + number
                + "</body></message>";
    }

    private void listen(XmppClient client) {
        try {
            while (trouble == null) {
                switch (client.next(TURN)) {
                    case StreamEvent.Received(Element stanza) -> hear(client, stanza);
                    case null -> {
                        // Quiet.
                    }
                    case StreamEvent event -> trouble = otherJid + ": " + event;
                }
            }
        } catch (IOException e) {
            trouble = otherJid + ": " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(XmppClient client, Element stanza) throws IOException {
        String id = stanza.getAttribute("id");
        String type = stanza.getAttribute("type");
        if (Xml.is(stanza, CLIENT, "iq") && (type.equals("get") || type.equals("set"))) {
            client.send("<iq type='result' id='" + id + "'/>");
        } else if (Xml.is(stanza, CLIENT, "iq") && id.startsWith("r")) {
            answered = Integer.parseInt(id.substring(1));
            if (!isOver) {
                round();
            }
        } else if (Xml.is(stanza, CLIENT, "message")) {
            int number = Integer.parseInt(id.replaceAll("\\D", ""));
            (type.equals("error") ? refused : id.startsWith("no") ? forbidden : allowed).add(number);
        }
    }

    @Override
    public void close() throws IOException {
        trouble = "over";
        sender.close();
        other.close();
    }
}
