package chat.granta.chaos.rosters;

import chat.granta.chaos.login.Login;
import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Somebody on a real connection, and all that came on it. One thread reads in the background, any may ask. */
final class Member implements AutoCloseable {
    private static final String CLIENT = "jabber:client";
    private static final Duration TURN = Duration.ofMillis(200);
    private static final Set<String> SUBSCRIPTIONS = Set.of("subscribe", "subscribed", "unsubscribe", "unsubscribed");

    private final String name;
    private final XmppClient client;
    private final AtomicInteger ids = new AtomicInteger();
    private final Answers answers = new Answers();
    private final RosterView roster = new RosterView();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final Set<String> sights = ConcurrentHashMap.newKeySet();
    private final Set<String> messages = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String trouble;
    private volatile boolean isLeaving;
    private volatile String lastPing = "";

    private Member(String name, XmppClient client) {
        this.name = name;
        this.client = client;
    }

    static Member logIn(InetSocketAddress gateway, String name) throws IOException, InterruptedException {
        var member = new Member(name, Login.as(name, gateway));
        Thread.ofVirtual().name(name).start(member::listen);
        return member;
    }

    String jid() {
        return name + '@' + Login.DOMAIN;
    }

    /** Sends an IQ to the own account, and returns its id. */
    String ask(String type, String payload) {
        String id = "q" + ids.incrementAndGet();
        answers.asked(id);
        send("<iq type='" + type + "' id='" + id + "'>" + payload + "</iq>");
        return id;
    }

    void send(String text) {
        try {
            synchronized (ids) {
                client.send(text);
            }
        } catch (IOException e) {
            trouble = name + ": " + e;
        }
    }

    /** Sends somebody a message, and returns its id. */
    String message(Member to) {
        String id = name + "-m" + ids.incrementAndGet();
        send("<message to='" + to.jid() + "' type='chat' id='" + id + "'><body>hello</body></message>");
        return id;
    }

    void ping() {
        lastPing = ask("get", "<ping xmlns='urn:xmpp:ping'/>");
    }

    boolean hasPong() {
        return answers.first(lastPing) != null;
    }

    Answers answers() {
        return answers;
    }

    RosterView roster() {
        return roster;
    }

    /** The types of subscription presence that came, in order. */
    List<String> notices() {
        return notices;
    }

    /** Whether presence of somebody was seen since {@link #forgetSights}: with this status, or {@code unavailable}. */
    boolean hasSeen(Member other, String status) {
        return sights.contains(other.jid() + ' ' + status);
    }

    void forgetSights() {
        sights.clear();
    }

    /** Whether a message came, or came back. */
    boolean hasMessage(String id) {
        return messages.contains(id);
    }

    /** What ended the connection, or null. */
    @Nullable
    String trouble() {
        return trouble;
    }

    private void listen() {
        try {
            while (!isLeaving && trouble == null) {
                switch (client.next(TURN)) {
                    case StreamEvent.Received(Element stanza) -> hear(stanza);
                    case null -> {
                        // Quiet.
                    }
                    case StreamEvent event -> trouble = isLeaving ? null : name + ": " + event;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(Element stanza) {
        String type = stanza.getAttribute("type");
        if (Xml.is(stanza, CLIENT, "iq")) {
            if (type.equals("set")) {
                pushed(stanza);
            } else if (type.equals("get")) {
                // A server that has not heard anything for a while asks whether its client is still there (XEP-0199).
                send("<iq type='result' id='" + stanza.getAttribute("id") + "'/>");
            } else {
                answers.add(stanza);
            }
        } else if (Xml.is(stanza, CLIENT, "message")) {
            messages.add(stanza.getAttribute("id"));
        } else if (SUBSCRIPTIONS.contains(type)) {
            notices.add(type);
        } else {
            Element status = Xml.child(stanza, CLIENT, "status");
            String bare = stanza.getAttribute("from").split("/", 2)[0];
            sights.add(bare + ' ' + (type.isEmpty() ? status == null ? "" : status.getTextContent() : type));
        }
    }

    private void pushed(Element stanza) {
        Element query = Xml.child(stanza, Item.NAMESPACE, "query");
        if (query != null) {
            roster.push(query);
        }
        send("<iq type='result' id='" + stanza.getAttribute("id") + "'/>");
    }

    @Override
    public void close() throws IOException {
        isLeaving = true;
        client.close();
    }
}
