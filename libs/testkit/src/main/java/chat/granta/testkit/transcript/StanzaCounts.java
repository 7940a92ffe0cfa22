package chat.granta.testkit.transcript;

import chat.granta.testkit.client.BrokenStreamException;
import chat.granta.testkit.client.Xml;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * XEP-0198 section 4: how many stanzas an actor has sent and received since counting began, the player's own among them.
 * The numbers outlive the connection, and are carried over to one on which the session is resumed (section 5).
 */
final class StanzaCounts {
    private static final String NAMESPACE = "urn:xmpp:sm:3";
    private static final Set<String> STANZAS = Set.of("message", "presence", "iq");

    private boolean countsSent;
    private boolean countsReceived;
    private boolean isAsked;
    private long sent;
    private long received;
    private @Nullable String id;

    static boolean isRequest(Element element) {
        return is(element, "r");
    }

    static boolean is(Element element, String name) {
        return Xml.is(element, NAMESPACE, name);
    }

    long sent() {
        return sent;
    }

    long received() {
        return received;
    }

    /** Under which the session can be resumed, if the server has said so. */
    @Nullable
    String id() {
        return id;
    }

    /** Whether the server waits for an acknowledgement. */
    boolean isAsked() {
        return isAsked;
    }

    /** On a new connection nothing counts until a session is resumed, or counting begins. */
    void connected() {
        countsSent = false;
        countsReceived = false;
        isAsked = false;
    }

    /** What is not well-formed does not count; the stream will not survive it. */
    void send(String text) {
        if (!countsSent && !text.contains(NAMESPACE)) {
            return;
        }
        try {
            Xml.children(Expected.parse(text)).forEach(this::sent);
        } catch (BrokenStreamException _) {
            // As said.
        }
    }

    private void sent(Element element) {
        if (is(element, "enable")) {
            countsSent = true;
            sent = 0;
        } else if (is(element, "resume")) {
            received = h(element, received);
        } else if (is(element, "a")) {
            isAsked = false;
        } else if (countsSent && isStanza(element)) {
            sent++;
        }
    }

    void receive(Element element) {
        if (is(element, "enabled")) {
            countsReceived = true;
            received = 0;
            id = element.hasAttribute("id") ? element.getAttribute("id") : null;
        } else if (is(element, "resumed")) {
            countsSent = true;
            countsReceived = true;
            sent = h(element, sent);
            id = element.getAttribute("previd");
        } else if (isRequest(element)) {
            isAsked = true;
        } else if (countsReceived && isStanza(element)) {
            received++;
        }
    }

    private static boolean isStanza(Element element) {
        return "jabber:client".equals(element.getNamespaceURI()) && STANZAS.contains(element.getLocalName());
    }

    private static long h(Element element, long otherwise) {
        String h = element.getAttribute("h");
        return h.matches("[0-9]{1,10}") ? Long.parseLong(h) : otherwise;
    }
}
