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
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * From a new connection to a session that was resumed, or to a new one (XEP-0198 sections 3 and 5).
 *
 * @param wantsManagement false is a client without stream management, which loses what its connection loses
 */
record SignIn(String name, String resource, boolean wantsManagement) {
    static final String MANAGEMENT = "urn:xmpp:sm:3";
    private static final Duration LOGIN_PATIENCE = Duration.ofSeconds(10);
    private static final Duration RESUME_PATIENCE = Duration.ofSeconds(40);
    private static final String GONE = "item-not-found";

    /**
     * Where a session is now.
     *
     * @param id under which it can be resumed, or empty
     * @param handled how many stanzas the server has had of the session that was to be resumed; -1 when it does not say
     */
    record Place(@Nullable XmppClient client, boolean isManaged, String id, long handled) {
        static final Place NONE = new Place(null, false, "", -1);
    }

    /**
     * @param id of the session to go on with, or empty
     * @param received how many stanzas came in it
     * @throws IOException when it has to be tried again
     */
    Place at(InetSocketAddress gateway, String id, long received) throws IOException, InterruptedException {
        XmppClient client = XmppClient.connect(gateway, Login.DOMAIN);
        try {
            var negotiation = new Negotiation(client, LOGIN_PATIENCE);
            Element features = Login.negotiate(name, negotiation);
            long handled = -1;
            if (!id.isEmpty()) {
                client.send("<resume xmlns='" + MANAGEMENT + "' previd='" + id + "' h='" + received + "'/>");
                Element answer = answer(client, RESUME_PATIENCE);
                handled = answer.hasAttribute("h") ? count(answer) : -1;
                if (Xml.is(answer, MANAGEMENT, "resumed")) {
                    return new Place(client, true, id, handled);
                }
                refuseAllBut(GONE, answer);
            }
            negotiation.bind(resource);
            if (!wantsManagement || Xml.child(features, MANAGEMENT, "sm") == null) {
                return new Place(client, false, "", handled);
            }
            client.send("<enable xmlns='" + MANAGEMENT + "' resume='true'/>");
            Element answer = answer(client, RESUME_PATIENCE);
            if (!Xml.is(answer, MANAGEMENT, "enabled")) {
                throw new BrokenStreamException("not enabled: " + Xml.show(answer));
            }
            return new Place(client, true, answer.getAttribute("id"), handled);
        } catch (IOException | RuntimeException | InterruptedException e) {
            client.close();
            throw e;
        }
    }

    static long count(Element element) throws BrokenStreamException {
        try {
            return Long.parseLong(element.getAttribute("h"));
        } catch (NumberFormatException e) {
            throw new BrokenStreamException("h is no number: " + Xml.show(element));
        }
    }

    private static void refuseAllBut(String condition, Element failed) throws BrokenStreamException {
        boolean isThat = Xml.children(failed).stream().anyMatch(child -> condition.equals(child.getLocalName()));
        if (!Xml.is(failed, MANAGEMENT, "failed") || !isThat) {
            throw new BrokenStreamException("not now: " + Xml.show(failed));
        }
    }

    private static Element answer(XmppClient client, Duration patience) throws IOException, InterruptedException {
        StreamEvent event = client.next(patience);
        if (event instanceof StreamEvent.Received(Element element)) {
            return element;
        }
        throw new BrokenStreamException("instead of an answer came " + event);
    }
}
