package chat.granta.chaos.rosters;

import chat.granta.chaos.traffic.Login;
import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Somebody on a real connection. One thread reads in the background, any may ask. */
final class Member implements AutoCloseable {
    private static final Duration TURN = Duration.ofMillis(200);

    private final String name;
    private final XmppClient client;
    private final AtomicInteger ids = new AtomicInteger();
    private final Heard heard = new Heard();
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
        heard.answers().asked(id);
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
        return heard.answers().first(lastPing) != null;
    }

    Heard heard() {
        return heard;
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
        heard.add(stanza);
        // RFC 6120 8.2.3: pushes are answered.
        if (stanza.getLocalName().equals("iq") && stanza.getAttribute("type").equals("set")) {
            send("<iq type='result' id='" + stanza.getAttribute("id") + "'/>");
        }
    }

    @Override
    public void close() throws IOException {
        isLeaving = true;
        client.close();
    }
}
