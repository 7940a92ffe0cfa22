package chat.granta.testkit.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What a client does until it may send stanzas (RFC 6120 sections 4 to 7), step by step. Each step fails with a
 * {@link BrokenStreamException} that quotes what came instead of what should have.
 */
public final class Negotiation {
    private static final String STREAMS = "http://etherx.jabber.org/streams";
    private static final String TLS = "urn:ietf:params:xml:ns:xmpp-tls";
    private static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
    private static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";

    private final XmppClient client;
    private final Duration patience;

    /** @param patience how long the server may take to answer */
    public Negotiation(XmppClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /** Opens a stream, or opens it again after TLS and SASL; returns the features. */
    public Element openStream() throws IOException, InterruptedException {
        client.send("<stream:stream xmlns='jabber:client' xmlns:stream='" + STREAMS + "' to='" + client.domain()
                + "' version='1.0'>");
        if (!(next() instanceof StreamEvent.Opened)) {
            throw new BrokenStreamException("no stream header in answer to the client's");
        }
        return expect(STREAMS, "features");
    }

    /** From a connection in clear to the features of one that TLS protects. */
    public Element secure() throws IOException, InterruptedException {
        openStream();
        startTls();
        return openStream();
    }

    /** STARTTLS (RFC 6120 section 5.4.2 and 5.4.3). */
    public void startTls() throws IOException, InterruptedException {
        client.send("<starttls xmlns='" + TLS + "'/>");
        expect(TLS, "proceed");
        client.startTls();
    }

    /** Logs in; fails when the server says no. */
    public void authenticate(SaslAttempt attempt) throws IOException, InterruptedException {
        Element outcome = attempt(attempt);
        if (!Xml.is(outcome, SASL, "success")) {
            throw new BrokenStreamException("login refused: " + Xml.show(outcome));
        }
        attempt.verify(decode(outcome.getTextContent()));
    }

    /** Goes through an exchange; returns what ends it, success or not. */
    public Element attempt(SaslAttempt attempt) throws IOException, InterruptedException {
        client.send("<auth xmlns='" + SASL + "' mechanism='" + attempt.mechanism() + "'>" + encode(attempt.initial())
                + "</auth>");
        Element answer = element();
        while (Xml.is(answer, SASL, "challenge")) {
            client.send("<response xmlns='" + SASL + "'>" + encode(attempt.respond(decode(answer.getTextContent())))
                    + "</response>");
            answer = element();
        }
        return answer;
    }

    /** Binds a resource, or lets the server choose one; returns the full JID. */
    public String bind(@Nullable String resource) throws IOException, InterruptedException {
        client.send("<iq type='set' id='bind'><bind xmlns='" + BIND + "'>"
                + (resource == null ? "" : "<resource>" + Xml.escape(resource) + "</resource>") + "</bind></iq>");
        Element answer = expect("jabber:client", "iq");
        Element bind = Xml.child(answer, BIND, "bind");
        Element jid = bind == null ? null : Xml.child(bind, BIND, "jid");
        if (jid == null) {
            throw new BrokenStreamException("no resource was bound: " + Xml.show(answer));
        }
        return jid.getTextContent();
    }

    private Element expect(String namespace, String name) throws IOException, InterruptedException {
        Element element = element();
        if (!Xml.is(element, namespace, name)) {
            throw new BrokenStreamException("instead of <" + name + "/> came " + Xml.show(element));
        }
        return element;
    }

    private Element element() throws IOException, InterruptedException {
        StreamEvent event = next();
        if (event instanceof StreamEvent.Received(Element element)) {
            return element;
        }
        throw new BrokenStreamException("instead of an element came " + event);
    }

    private StreamEvent next() throws IOException, InterruptedException {
        StreamEvent event = client.next(patience);
        if (event == null) {
            throw new BrokenStreamException("no answer within " + patience.toSeconds() + " s");
        }
        return event;
    }

    private static String encode(byte[] message) {
        return message.length == 0 ? "=" : Base64.getEncoder().encodeToString(message);
    }

    private static byte[] decode(String text) {
        return text.isEmpty() || text.equals("=") ? new byte[0] : Base64.getDecoder().decode(text);
    }
}
