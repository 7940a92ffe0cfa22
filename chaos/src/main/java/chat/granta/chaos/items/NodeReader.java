package chat.granta.chaos.items;

import chat.granta.chaos.login.Login;
import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Somebody who reads what another has published once for all, again and again: the next time when the time before has been answered. */
public final class NodeReader implements AutoCloseable {
    private static final String CLIENT = "jabber:client";
    private static final String PUBSUB = "http://jabber.org/protocol/pubsub";
    private static final String ERRORS = "urn:ietf:params:xml:ns:xmpp-stanzas";
    private static final String READ_OFTEN = "urn:example:read-often";
    private static final String NEVER_READ = "urn:example:never-read";
    private static final String ITEM = "only";
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** What is said to somebody who may ask again later, and what to somebody who gets what there is. */
    public static final String WAIT = "wait resource-constraint";
    public static final String RIGHT = "result " + ITEM;

    private final XmppClient keeper;
    private final XmppClient reader;
    private final String keeperJid;
    private final String name;
    private volatile int asked;
    private volatile int answered;
    private long lastAskedAt;
    /** When that was asked for which was answered last; {@link Long#MIN_VALUE}: nothing yet. */
    private volatile long lastReadAt = Long.MIN_VALUE;
    private volatile boolean isToAskForOther;
    private volatile @Nullable String other;
    private volatile @Nullable String trouble;

    private NodeReader(XmppClient keeper, XmppClient reader, String keeperJid, String name) {
        this.keeper = keeper;
        this.reader = reader;
        this.keeperJid = keeperJid;
        this.name = name;
    }

    /** Logs the two in; returns when there is something to be read. */
    public static NodeReader start(InetSocketAddress gateway, InetSocketAddress otherGateway, String keeper,
            String reader)
            throws IOException, InterruptedException {
        var one = new NodeReader(Login.as(keeper, gateway), Login.as(reader, otherGateway), keeper + '@' + Login.DOMAIN,
                reader);
        one.keeper.send("<presence/>");
        for (String node : List.of(READ_OFTEN, NEVER_READ)) {
            one.publish(node);
        }
        Thread.ofVirtual().name(reader).start(one::listen);
        return one;
    }

    private void publish(String node) throws IOException, InterruptedException {
        keeper.send("<iq type='set' id='" + node + "'><pubsub xmlns='" + PUBSUB + "'><publish node='" + node
                + "'><item id='" + ITEM + "'><e xmlns='" + node + "'/></item></publish><publish-options>"
                + "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>" + PUBSUB
                + "#publish-options</value></field><field var='pubsub#access_model'><value>open</value></field></x>"
                + "</publish-options></pubsub></iq>");
        for (;;) {
            StreamEvent event = keeper.next(PATIENCE);
            if (!(event instanceof StreamEvent.Received(Element stanza))) {
                throw new IllegalStateException("nothing was published: " + event);
            }
            if (stanza.getAttribute("id").equals(node)) {
                if (!stanza.getAttribute("type").equals("result")) {
                    throw new IllegalStateException("nothing was published: " + Xml.show(stanza));
                }
                return;
            }
        }
    }

    /** How often what is there was read. */
    public int answered() {
        return answered;
    }

    /** Whether something has been read that was asked for after a time, by {@link System#nanoTime}. */
    public boolean hasReadSince(long nanos) {
        return lastReadAt > nanos;
    }

    /** Reads once what nobody has read before. */
    public void askForOther() {
        isToAskForOther = true;
    }

    /** What came of that; null: nothing yet. */
    public @Nullable String other() {
        return other;
    }

    /** What went wrong; null: nothing. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** For whoever reads what a test says of it. */
    @Override
    public String toString() {
        return "%s: asked %d, answered %d, other: %s".formatted(name, asked, answered, other);
    }

    private void listen() {
        try {
            while (trouble == null) {
                switch (reader.next(PAUSE)) {
                    case StreamEvent.Received(Element stanza) -> hear(stanza);
                    case null -> ask();
                    case StreamEvent event -> trouble = name + ": " + event;
                }
            }
        } catch (IOException e) {
            trouble = name + ": " + e;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws IOException {
        if (isToAskForOther) {
            isToAskForOther = false;
            ask(NEVER_READ, "other");
        }
        if (answered == asked) {
            lastAskedAt = System.nanoTime();
            asked++;
            ask(READ_OFTEN, "r" + asked);
        }
    }

    private void ask(String node, String id) throws IOException {
        reader.send("<iq type='get' id='" + id + "' to='" + keeperJid + "'><pubsub xmlns='" + PUBSUB
                + "'><items node='" + node + "'/></pubsub></iq>");
    }

    private void hear(Element stanza) {
        if (!Xml.is(stanza, CLIENT, "iq")) {
            return;
        }
        String id = stanza.getAttribute("id");
        String answer = answer(stanza);
        if (id.equals("other")) {
            if (other != null) {
                trouble = name + " was answered twice: " + Xml.show(stanza);
            }
            other = answer;
        } else if (id.equals("r" + asked) && answered < asked && answer.equals(RIGHT)) {
            answered++;
            lastReadAt = lastAskedAt;
        } else {
            trouble = name + " was answered " + Xml.show(stanza);
        }
    }

    private static String answer(Element iq) {
        Element error = Xml.child(iq, CLIENT, "error");
        if (error != null) {
            List<String> said = new ArrayList<>(List.of(error.getAttribute("type")));
            Xml.children(error).stream().filter(one -> ERRORS.equals(one.getNamespaceURI()))
                    .filter(one -> !one.getLocalName().equals("text")).map(Element::getLocalName).forEach(said::add);
            return String.join(" ", said);
        }
        Element pubsub = Xml.child(iq, PUBSUB, "pubsub");
        Element items = pubsub == null ? null : Xml.child(pubsub, PUBSUB, "items");
        List<String> said = new ArrayList<>(List.of(iq.getAttribute("type")));
        if (items != null) {
            Xml.children(items).forEach(item -> said.add(item.getAttribute("id")));
        }
        return String.join(" ", said);
    }

    @Override
    public void close() throws IOException {
        trouble = "over";
        keeper.close();
        reader.close();
    }
}
