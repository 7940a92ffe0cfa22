package chat.granta.chaos.people;

import chat.granta.chaos.login.Login;
import chat.granta.testkit.client.BrokenStreamException;
import chat.granta.testkit.client.Negotiation;
import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Compares somebody's archive (XEP-0313) with what was sent in both directions: each number once, and in this order. */
final class ArchiveInspection {
    private static final String ARCHIVE = "urn:xmpp:mam:2";
    private static final String PAGES = "http://jabber.org/protocol/rsm";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 200;
    private static final int AT_ONCE = 20;

    private final Correspondent owner;
    private final InetSocketAddress gateway;
    private final List<Integer> sent = new ArrayList<>();
    private final List<Integer> received = new ArrayList<>();

    private ArchiveInspection(Correspondent owner, InetSocketAddress gateway) {
        this.owner = owner;
        this.gateway = gateway;
    }

    /** Looks into everybody's, several at once. */
    static List<String> findings(List<Correspondent> owners, InetSocketAddress gateway)
            throws InterruptedException, ExecutionException {
        try (var inspections = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Callable<List<String>>> tasks = new ArrayList<>();
            owners.forEach(owner -> tasks.add(new ArchiveInspection(owner, gateway)::findings));
            List<String> findings = new ArrayList<>();
            for (Future<List<String>> inspection : inspections.invokeAll(tasks)) {
                findings.addAll(inspection.get());
            }
            return findings;
        }
    }

    private List<String> findings() throws IOException, InterruptedException {
        try (XmppClient client = XmppClient.connect(gateway, Login.DOMAIN)) {
            var negotiation = new Negotiation(client, PATIENCE);
            Login.negotiate(owner.name(), negotiation);
            negotiation.bind("archivist");
            String last = page(client, null);
            while (last != null) {
                last = page(client, last);
            }
        }
        List<String> findings = new ArrayList<>();
        compare("sent", owner.out(), sent, findings);
        compare("received", owner.in(), received, findings);
        return findings;
    }

    private void compare(String which, Direction direction, List<Integer> found, List<String> findings) {
        List<Integer> expected = IntStream.rangeClosed(1, direction.sent()).boxed().toList();
        List<Integer> counted = new ArrayList<>();
        for (Integer number : found) {
            if (!direction.isUncertain(number) || !counted.contains(number)) {
                counted.add(number);
            }
        }
        if (!counted.equals(expected)) {
            List<Integer> missing = new ArrayList<>(expected);
            missing.removeAll(counted);
            findings.add("%s's archive has %d %s, missing %s, ought to have %d in order".formatted(owner.name(),
                    found.size(), which, missing, expected.size()));
        }
    }

    /** Reads one page; returns the id behind which the next begins, or null. */
    private @Nullable String page(XmppClient client, @Nullable String after) throws IOException, InterruptedException {
        client.send("<iq type='set' id='page'><query xmlns='" + ARCHIVE + "'><set xmlns='" + PAGES + "'><max>" + PAGE
                + "</max>" + (after == null ? "" : "<after>" + after + "</after>") + "</set></query></iq>");
        while (true) {
            if (!(client.next(PATIENCE) instanceof StreamEvent.Received(Element stanza))) {
                throw new BrokenStreamException("the archive does not answer");
            }
            if (stanza.getLocalName().equals("message")) {
                note(stanza);
            } else if (stanza.getLocalName().equals("iq")) {
                return next(stanza);
            }
        }
    }

    private static @Nullable String next(Element iq) throws BrokenStreamException {
        Element fin = Xml.child(iq, ARCHIVE, "fin");
        Element set = fin == null ? null : Xml.child(fin, PAGES, "set");
        if (fin == null || set == null) {
            throw new BrokenStreamException("no page: " + Xml.show(iq));
        }
        Element last = Xml.child(set, PAGES, "last");
        return fin.getAttribute("complete").equals("true") || last == null ? null : last.getTextContent();
    }

    private void note(Element message) {
        Element result = Xml.child(message, ARCHIVE, "result");
        if (result != null) {
            Element forwarded = Xml.children(result).getFirst();
            Element kept = Xml.child(forwarded, "jabber:client", "message");
            if (kept != null) {
                Element body = Xml.child(kept, "jabber:client", "body");
                boolean isOwn = kept.getAttribute("from").startsWith(owner.name() + '@');
                (isOwn ? sent : received).add(body == null ? 0 : Integer.parseInt(body.getTextContent()));
            }
        }
    }
}
