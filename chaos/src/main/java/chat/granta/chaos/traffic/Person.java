package chat.granta.chaos.traffic;

import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Somebody who sends numbers to a partner, never further ahead of what came back than a window. */
final class Person implements AutoCloseable {
    private static final Duration TURN = Duration.ofMillis(20);
    private static final int WINDOW = 20;

    private final String name;
    private final String partner;
    private final XmppClient client;
    private final Arrivals arrivals = new Arrivals();
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private volatile long goal;
    private volatile long sent;
    private volatile boolean isLeaving;
    private volatile boolean isSeen;

    private Person(String name, String partner, XmppClient client) {
        this.name = name;
        this.partner = partner;
        this.client = client;
    }

    /** Logs in over direct TLS and becomes available. */
    static Person logIn(InetSocketAddress gateway, String name, String partner)
            throws IOException, InterruptedException {
        XmppClient client = Login.as(name, gateway);
        client.send("<presence/>");
        var person = new Person(name, partner, client);
        Thread.ofVirtual().name(name).start(person::live);
        return person;
    }

    /** Sends on, until this many numbers have been sent in all. */
    void sendUntil(long number) {
        goal = number;
    }

    /** Whether its own presence came back: messages reach it from now on. */
    boolean isAvailable() {
        return isSeen;
    }

    long sent() {
        return sent;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    /** What went wrong on its connection, or null. */
    @Nullable
    String trouble() {
        return trouble.get();
    }

    private void live() {
        try {
            while (!isLeaving) {
                StreamEvent event = client.next(TURN);
                if (event != null) {
                    hear(event);
                }
                talk();
            }
        } catch (IOException e) {
            complain(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void talk() throws IOException {
        var text = new StringBuilder();
        while (sent < goal && sent < arrivals.count() + WINDOW) {
            sent = sent + 1;
            text.append("<message to='").append(partner).append('@').append(Login.DOMAIN).append("' type='chat'><body>")
                    .append(sent).append("</body></message>");
        }
        if (!text.isEmpty()) {
            client.send(text.toString());
        }
    }

    private void hear(StreamEvent event) {
        switch (event) {
            case StreamEvent.Received(Element element) when isNumber(element) ->
                arrivals.add(Long.parseLong(element.getTextContent()), System.nanoTime());
            case StreamEvent.Received(Element element) when Xml.is(element, "jabber:client", "presence") ->
                isSeen = true;
            default -> {
                if (!isLeaving) {
                    complain(event instanceof StreamEvent.Received(Element element)
                            ? Xml.show(element)
                            : event.toString());
                }
            }
        }
    }

    private static boolean isNumber(Element element) {
        return Xml.is(element, "jabber:client", "message") && !element.getAttribute("type").equals("error");
    }

    private void complain(String what) {
        trouble.compareAndSet(null, name + ": " + what);
    }

    @Override
    public void close() throws IOException {
        isLeaving = true;
        client.close();
    }
}
