package chat.granta.chaos.people;

import chat.granta.chaos.people.Unacknowledged.Sent;
import chat.granta.testkit.client.BrokenStreamException;
import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A session with stream management (XEP-0198), which outlives its connections: it counts both ways, keeps what is not
 * acknowledged, and goes on where the server says that it was. Used by one thread.
 */
final class ManagedSession {
    private static final int TELL_AFTER_STANZAS = 10;
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    /** How a connection goes on with what was before. */
    enum Opening {
        /** There was nothing before. */
        BEGUN, RESUMED,
        /** The server knows the session no more. */
        NOT_RESUMED
    }

    private final SignIn signIn;
    private final Consumer<Sent> acknowledged;
    private final Consumer<String> complaints;
    private final Unacknowledged unacknowledged = new Unacknowledged();
    private final Requests requests = new Requests();
    private @Nullable XmppClient client;
    private SignIn.Place place = SignIn.Place.NONE;
    private long received;
    private long told;

    /**
     * @param acknowledged told what the server answers for; without stream management all that is sent
     * @param complaints of what the server must not do
     */
    ManagedSession(SignIn signIn, Consumer<Sent> acknowledged, Consumer<String> complaints) {
        this.signIn = signIn;
        this.acknowledged = acknowledged;
        this.complaints = complaints;
    }

    /** Goes on at a gateway, where there is something to go on with; else begins. */
    Opening open(InetSocketAddress gateway) throws IOException, InterruptedException {
        boolean isFirst = place.id().isEmpty();
        SignIn.Place next = signIn.at(gateway, place.id(), received);
        client = next.client();
        requests.begin();
        boolean isSame = !isFirst && next.id().equals(place.id());
        place = next;
        if (next.handled() >= 0) {
            acknowledge(next.handled());
        }
        told = received;
        if (isSame) {
            for (Sent stanza : unacknowledged.waiting()) {
                write(stanza.text());
            }
            return Opening.RESUMED;
        }
        received = 0;
        told = 0;
        return isFirst ? Opening.BEGUN : Opening.NOT_RESUMED;
    }

    /** What a session that could not be resumed leaves, of which nobody knows whether the server has it. */
    List<Sent> restart() {
        return unacknowledged.restart();
    }

    int unacknowledged() {
        return unacknowledged.size();
    }

    void send(String text, int number) throws IOException {
        var stanza = new Sent(text, number);
        if (place.isManaged()) {
            unacknowledged.add(stanza);
        } else {
            acknowledged.accept(stanza);
        }
        write(text);
        requests.sent();
    }

    /** The next stanza, or null: when none comes in time, or something else. */
    @Nullable
    Element next(long nanos) throws IOException, InterruptedException {
        StreamEvent event = client().next(Duration.ofNanos(Math.max(0, nanos)));
        if (event instanceof StreamEvent.Received(Element element)) {
            requests.heard();
            if (SignIn.MANAGEMENT.equals(element.getNamespaceURI())) {
                managed(element);
                return null;
            }
            if (element.getLocalName().equals("error")) {
                throw new BrokenStreamException(Xml.show(element));
            }
            received++;
            return element;
        }
        if (event != null) {
            throw new BrokenStreamException(event.toString());
        }
        return null;
    }

    /** Acknowledges and asks, as far as it is time to. */
    void keepUp() throws IOException {
        if (!place.isManaged()) {
            return;
        }
        if (received - told >= TELL_AFTER_STANZAS) {
            tell();
        }
        if (requests.isSilent()) {
            throw new BrokenStreamException("silence");
        }
        if (requests.isDue(unacknowledged.size() > 0)) {
            requests.asked();
            write("<r xmlns='" + SignIn.MANAGEMENT + "'/>");
        }
    }

    /** Lets what comes pile up; see {@link XmppClient#sleep}. */
    void sleep() {
        client().sleep();
    }

    void wake() {
        requests.heard();
        client().wake();
    }

    /**
     * Acknowledges everything, ends the stream, and waits until the server does so too.
     *
     * @return the stanzas that still came; with stream management none, as they are acknowledged no more and come back
     */
    List<Element> leave() throws IOException, InterruptedException {
        if (place.isManaged()) {
            tell();
        }
        write("</stream:stream>");
        List<Element> last = new ArrayList<>();
        long deadline = System.nanoTime() + GOODBYE.toNanos();
        for (StreamEvent event = client().next(GOODBYE); !(event instanceof StreamEvent.Disconnected); event = client()
                .next(GOODBYE)) {
            if (event instanceof StreamEvent.Received(Element element) && !place.isManaged()) {
                last.add(element);
            }
            if (System.nanoTime() > deadline) {
                throw new BrokenStreamException("the server does not end the stream");
            }
        }
        drop();
        place = SignIn.Place.NONE;
        return last;
    }

    /** Closes the connection without a word. */
    void drop() throws IOException {
        if (client != null) {
            client.close();
            client = null;
        }
    }

    private void managed(Element element) throws IOException {
        switch (element.getLocalName()) {
            case "r" -> tell();
            case "a" -> {
                requests.answered();
                acknowledge(SignIn.count(element));
            }
            default -> complaints.accept("unexpected: " + Xml.show(element));
        }
    }

    private void acknowledge(long count) {
        try {
            unacknowledged.acknowledge(count).forEach(acknowledged);
        } catch (WrongCountException e) {
            complaints.accept(e.getMessage());
        }
    }

    private void tell() throws IOException {
        told = received;
        write("<a xmlns='" + SignIn.MANAGEMENT + "' h='" + told + "'/>");
    }

    private void write(String text) throws IOException {
        client().send(text);
    }

    private XmppClient client() {
        return Objects.requireNonNull(client, "no connection");
    }
}
