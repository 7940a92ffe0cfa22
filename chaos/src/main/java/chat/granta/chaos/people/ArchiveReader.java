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
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads an archive (XEP-0313), a user's own or a room's, page by page. */
final class ArchiveReader {
    private static final String ARCHIVE = "urn:xmpp:mam:2";
    private static final String PAGES = "http://jabber.org/protocol/rsm";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 200;

    private final XmppClient client;
    private final String archive;
    private final Consumer<Element> kept;

    private ArchiveReader(XmppClient client, String archive, Consumer<Element> kept) {
        this.client = client;
        this.archive = archive;
        this.kept = kept;
    }

    /**
     * Reads all of it, at the first gateway that lets in.
     *
     * @param archive the address that is asked
     * @param kept is told of each message, in their order
     */
    static void read(String user, List<InetSocketAddress> gateways, String archive, Consumer<Element> kept)
            throws IOException, InterruptedException {
        try (XmppClient client = connect(gateways)) {
            var negotiation = new Negotiation(client, PATIENCE);
            Login.negotiate(user, negotiation);
            negotiation.bind("archivist");
            var reader = new ArchiveReader(client, archive, kept);
            String last = reader.page(null);
            while (last != null) {
                last = reader.page(last);
            }
        }
    }

    /** One of them may have been killed, and stay so. */
    private static XmppClient connect(List<InetSocketAddress> gateways) throws IOException {
        List<InetSocketAddress> others = gateways.subList(1, gateways.size());
        try {
            return XmppClient.connect(gateways.getFirst(), Login.DOMAIN);
        } catch (IOException e) {
            if (others.isEmpty()) {
                throw e;
            }
            return connect(others);
        }
    }

    /** Reads one page; returns the id behind which the next begins, or null. */
    private @Nullable String page(@Nullable String after) throws IOException, InterruptedException {
        client.send("<iq type='set' id='page' to='" + archive + "'><query xmlns='" + ARCHIVE + "'><set xmlns='" + PAGES
                + "'><max>" + PAGE + "</max>" + (after == null ? "" : "<after>" + after + "</after>")
                + "</set></query></iq>");
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

    private void note(Element message) {
        Element result = Xml.child(message, ARCHIVE, "result");
        Element stanza = result == null
                ? null
                : Xml.child(Xml.children(result).getFirst(), "jabber:client", "message");
        if (stanza != null) {
            kept.accept(stanza);
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
}
