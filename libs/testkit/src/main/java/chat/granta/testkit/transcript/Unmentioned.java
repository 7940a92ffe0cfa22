package chat.granta.testkit.transcript;

import chat.granta.testkit.client.Xml;
import java.util.Set;
import org.w3c.dom.Element;

/** What RFC 6120, or an archive (XEP-0313 section 3.2), leaves to a server, and a play therefore need not mention. */
final class Unmentioned {
    private static final Set<String> ERRORS = Set.of("urn:ietf:params:xml:ns:xmpp-stanzas",
            "urn:ietf:params:xml:ns:xmpp-streams", "urn:ietf:params:xml:ns:xmpp-sasl");

    private Unmentioned() {}

    /** The language, which a stanza inherits from its stream (8.1.5), and who found an error (8.3.2). */
    static boolean mayHave(Element element, String attribute) {
        return attribute.equals("xml:lang") || attribute.equals("by") && element.getLocalName().equals("error");
    }

    /**
     * A sentence for people in an error (4.9.2, 6.5, 8.3.2), and in an error stanza what caused it (8.3.1); in a message its id
     * in an archive (XEP-0359), and in what comes from a room its occupant's (XEP-0421) and the version of its
     * affiliations (XEP-0463).
     */
    static boolean mayHold(Element parent, Element child) {
        boolean isSentence = child.getLocalName().equals("text") && ERRORS.contains(child.getNamespaceURI());
        boolean isCause = parent.getAttribute("type").equals("error")
                && Xml.child(parent, "jabber:client", "error") != null && !child.getLocalName().equals("error");
        boolean isId = Xml.is(parent, "jabber:client", "message") && Xml.is(child, "urn:xmpp:sid:0", "stanza-id");
        boolean isOccupantId = Xml.is(child, "urn:xmpp:occupant-id:0", "occupant-id");
        boolean isVersion = Xml.is(child, "urn:xmpp:muc:affiliations:1", "mav");
        return isSentence || isCause || isId || isOccupantId || isVersion;
    }
}
