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
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * One person publishes numbers, the next when the one before has been acknowledged; another sees their presence, has a client that is
 * interested, and hears of each.
 */
final class ItemPair implements AutoCloseable {
    private static final String CLIENT = "jabber:client";
    private static final String DISCO = "http://jabber.org/protocol/disco#info";
    private static final String PUBSUB = "http://jabber.org/protocol/pubsub";
    private static final String NODE = "urn:example:numbers";
    /** RFC 6121 section 2.2: who has not asked for the roster is told nothing of subscriptions. */
    private static final String ROSTER = "<iq type='get' id='roster'><query xmlns='jabber:iq:roster'/></iq>";
    private static final String OPTIONS = "<publish-options><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>"
            + PUBSUB + "#publish-options</value></field><field var='pubsub#max_items'><value>max</value></field></x>"
            + "</publish-options>";
    /** Between an acknowledgement and the next number, so that all of them stay in the node. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final XmppClient publisher;
    private final XmppClient reader;
    private final String publisherJid;
    private final String readerJid;
    private final List<Integer> told = new CopyOnWriteArrayList<>();
    private final List<Long> acknowledgedAt = new CopyOnWriteArrayList<>();
    private volatile int sent;
    private volatile boolean isReading;
    private volatile boolean isOver;
    private volatile @Nullable List<Integer> stored;
    private volatile @Nullable String trouble;

    private ItemPair(XmppClient publisher, XmppClient reader, String publisherJid, String readerJid) {
        this.publisher = publisher;
        this.reader = reader;
        this.publisherJid = publisherJid;
        this.readerJid = readerJid;
    }

    /** Logs the two in; the first number is published when the reader's interest is known. */
    static ItemPair start(InetSocketAddress gateway, InetSocketAddress otherGateway, String name, String readerName)
            throws IOException, InterruptedException {
        var pair = new ItemPair(Login.as(name, gateway), Login.as(readerName, otherGateway),
                name + '@' + Login.DOMAIN, readerName + '@' + Login.DOMAIN);
        pair.publisher.send(ROSTER + "<presence/>");
        Thread.ofVirtual().name(name).start(() -> pair.listen(pair.publisher, name));
        Thread.ofVirtual().name(readerName).start(() -> pair.listen(pair.reader, readerName));
        pair.reader.send(
                ROSTER + "<presence><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='urn:example:reader' ver='"
                        + readerName + "'/></presence>");
        return pair;
    }

    int acknowledged() {
        return acknowledgedAt.size();
    }

    /** No more is published; what is in the node is asked for when the last number has been acknowledged. */
    void rest() {
        isOver = true;
    }

    boolean isDone() {
        return trouble != null || stored != null && told.size() >= acknowledged();
    }

    ItemOutcome outcome(long sinceNanos) {
        List<Integer> heard = List.copyOf(told);
        int different = (int) heard.stream().distinct().count();
        List<Integer> kept = stored == null ? List.of() : stored;
        List<String> findings = new ArrayList<>();
        if (trouble != null) {
            findings.add(publisherJid + ": " + trouble);
        }
        if (!heard.equals(numbers())) {
            findings.add(readerJid + " has heard " + heard + " of " + acknowledged());
        }
        if (isOver && !kept.equals(numbers())) {
            findings.add(publisherJid + " has " + kept + " of " + acknowledged());
        }
        return new ItemOutcome(acknowledged(), heard.size(), acknowledged() - different, heard.size() - different,
                isOver ? acknowledged() - (int) kept.stream().distinct().count() : 0, longest(sinceNanos), findings);
    }

    private List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i <= acknowledged(); i++) {
            numbers.add(i);
        }
        return numbers;
    }

    /** The longest time between two acknowledgements, of those that came after a fault. */
    private Duration longest(long sinceNanos) {
        long longest = 0;
        long before = sinceNanos;
        for (long at : acknowledgedAt) {
            if (at > sinceNanos) {
                longest = Math.max(longest, at - before);
                before = at;
            }
        }
        return Duration.ofNanos(longest);
    }

    private void listen(XmppClient client, String name) {
        try {
            while (trouble == null) {
                switch (client.next(PAUSE)) {
                    case StreamEvent.Received(Element stanza) when client == publisher -> publisherHears(stanza);
                    case StreamEvent.Received(Element stanza) -> readerHears(stanza);
                    case null -> {
                        if (client == publisher) {
                            goOn();
                        }
                    }
                    case StreamEvent event -> trouble = name + ": " + event;
                }
            }
        } catch (IOException e) {
            trouble = name + ": " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void goOn() throws IOException {
        if (!isReading || acknowledged() < sent) {
            return;
        }
        if (!isOver) {
            sent++;
            publisher.send("<iq type='set' id='p" + sent + "'><pubsub xmlns='" + PUBSUB + "'><publish node='" + NODE
                    + "'><item id='" + sent + "'><number xmlns='" + NODE + "'/></item></publish>" + OPTIONS
                    + "</pubsub></iq>");
        } else if (stored == null) {
            publisher.send("<iq type='get' id='items'><pubsub xmlns='" + PUBSUB + "'><items node='" + NODE
                    + "'/></pubsub></iq>");
        }
    }

    private void publisherHears(Element stanza) throws IOException {
        String id = stanza.getAttribute("id");
        String type = stanza.getAttribute("type");
        if (type.equals("subscribe")) {
            publisher.send("<presence type='subscribed' to='" + readerJid + "'/>");
        } else if (isRequest(stanza)) {
            publisher.send("<iq type='result' id='" + id + "'/>");
        } else if (Xml.is(stanza, CLIENT, "iq") && type.equals("error")) {
            trouble = "was refused: " + Xml.show(stanza);
        } else if (Xml.is(stanza, CLIENT, "iq") && id.equals("items")) {
            stored = items(stanza, PUBSUB, "pubsub");
        } else if (id.equals("p" + sent)) {
            acknowledgedAt.add(System.nanoTime());
        }
    }

    private void readerHears(Element stanza) throws IOException {
        String id = stanza.getAttribute("id");
        if (isRequest(stanza)) {
            boolean isAsked = Xml.child(stanza, DISCO, "query") != null;
            reader.send("<iq type='result' id='" + id + "'>" + (isAsked
                    ? "<query xmlns='" + DISCO + "'><feature var='" + NODE + "+notify'/></query>"
                    : "") + "</iq>");
            if (isAsked) {
                reader.send("<presence type='subscribe' to='" + publisherJid + "'/>");
            }
        } else if (stanza.getAttribute("type").equals("subscribed")) {
            isReading = true;
        } else if (stanza.getAttribute("type").equals("headline")) {
            told.addAll(items(stanza, PUBSUB + "#event", "event"));
        }
    }

    private static boolean isRequest(Element stanza) {
        return Xml.is(stanza, CLIENT, "iq") && (stanza.getAttribute("type").equals("get")
                || stanza.getAttribute("type").equals("set"));
    }

    private static List<Integer> items(Element stanza, String namespace, String wrapper) {
        Element all = Xml.child(stanza, namespace, wrapper);
        Element items = all == null ? null : Xml.child(all, namespace, "items");
        return items == null
                ? List.of()
                : Xml.children(items).stream().map(item -> Integer.parseInt(item.getAttribute("id"))).toList();
    }

    @Override
    public void close() throws IOException {
        trouble = "over";
        publisher.close();
        reader.close();
    }
}
