package chat.granta.chaos.people;

import chat.granta.chaos.people.Unacknowledged.Sent;
import chat.granta.chaos.login.Login;
import chat.granta.testkit.client.Xml;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.w3c.dom.Element;

/** Somebody who sends a partner numbers at a pace, and notes which come. */
final class Correspondent implements Conduct {
    private static final String CLIENT = "jabber:client";
    private static final long REST = Duration.ofMillis(200).toNanos();

    private final String name;
    private final String partner;
    private final Direction out;
    private final Direction in;
    private final Pace pace;
    private final Consumer<String> complaints;
    private volatile boolean isTalking;
    private volatile boolean isAvailable;
    private long nextSend;

    Correspondent(String name, String partner, Direction out, Direction in, Pace pace, Consumer<String> complaints) {
        this.name = name;
        this.partner = partner;
        this.out = out;
        this.in = in;
        this.pace = pace;
        this.complaints = complaints;
    }

    String name() {
        return name;
    }

    Direction out() {
        return out;
    }

    Direction in() {
        return in;
    }

    /** Begins, or stops, to send. */
    void talk(boolean isOn) {
        isTalking = isOn;
    }

    /** Whether its own presence came back: messages reach it from now on. */
    boolean isAvailable() {
        return isAvailable;
    }

    @Override
    public void begin(ManagedSession session) throws IOException {
        nextSend = System.nanoTime() + ThreadLocalRandom.current().nextLong(pace.interval().toNanos() + 1);
        session.send("<presence/>", 0);
    }

    @Override
    public void beginAnew(ManagedSession session, List<Sent> left) throws IOException {
        in.allMayComeTwice();
        begin(session);
        for (Sent stanza : left) {
            if (stanza.number() > 0) {
                out.mayComeTwice(stanza.number());
                session.send(stanza.text(), stanza.number());
            }
        }
    }

    @Override
    public long talk(ManagedSession session) throws IOException {
        long now = System.nanoTime();
        if (!isTalking || session.unacknowledged() >= pace.window()) {
            return REST;
        }
        if (now >= nextSend) {
            int number = out.next();
            session.send("<message to='" + partner + '@' + Login.DOMAIN + "' type='chat' id='" + number + "'><body>"
                    + number + "</body></message>", number);
            nextSend = Math.max(nextSend + pace.interval().toNanos(), now);
        }
        return nextSend - now;
    }

    void acknowledged(Sent stanza) {
        if (stanza.number() > 0) {
            out.acknowledged(stanza.number());
        }
    }

    @Override
    public void hear(Element stanza, ManagedSession session) throws IOException {
        String type = stanza.getAttribute("type");
        if (Xml.is(stanza, CLIENT, "message")) {
            hearMessage(stanza, type);
        } else if (Xml.is(stanza, CLIENT, "presence")) {
            if (type.equals("subscribe")) {
                session.send("<presence to='" + stanza.getAttribute("from") + "' type='subscribed'/>", 0);
            } else if (type.isEmpty() && stanza.getAttribute("from").startsWith(name + '@')) {
                isAvailable = true;
            }
        }
    }

    private void hearMessage(Element message, String type) {
        if (type.equals("error")) {
            out.refused(Integer.parseInt(message.getAttribute("id")));
            complaints.accept("refused: " + Xml.show(message));
            return;
        }
        Element body = Xml.child(message, CLIENT, "body");
        if (body == null || !message.getAttribute("from").startsWith(partner + '@')) {
            complaints.accept("nobody has sent " + Xml.show(message));
        } else {
            in.arrived(Integer.parseInt(body.getTextContent()));
        }
    }
}
