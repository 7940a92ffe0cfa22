package chat.granta.chaos.people;

import chat.granta.chaos.people.Unacknowledged.Sent;
import chat.granta.testkit.client.Xml;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.w3c.dom.Element;

/** Somebody in a room (XEP-0045) under their own name, who says numbers there at a pace, and notes what is said and who is there. */
final class Occupant implements Conduct {
    private static final String CLIENT = "jabber:client";
    private static final String USER = "http://jabber.org/protocol/muc#user";
    private static final long REST = Duration.ofMillis(200).toNanos();
    private static final long ENTER_AGAIN = Duration.ofSeconds(1).toNanos();

    private final String name;
    private final String room;
    private final RoomTalk talk;
    private final Pace pace;
    private final Consumer<String> complaints;
    private final Set<String> present = ConcurrentHashMap.newKeySet();
    private volatile boolean isTalking;
    private volatile boolean isIn;
    private volatile boolean wantsPing;
    private volatile boolean isAnswered;
    private long nextSend;
    private long nextEntrance = Long.MAX_VALUE;

    Occupant(String name, String room, RoomTalk talk, Pace pace, Consumer<String> complaints) {
        this.name = name;
        this.room = room;
        this.talk = talk;
        this.pace = pace;
        this.complaints = complaints;
        talk.enters(name);
    }

    String name() {
        return name;
    }

    /** Whether the room has said so. */
    boolean isIn() {
        return isIn;
    }

    /** The nicknames that are in the room, as far as was told. */
    Set<String> present() {
        return Set.copyOf(present);
    }

    /** Begins, or stops, to speak. */
    void talk(boolean isOn) {
        isTalking = isOn;
    }

    /** Asks the room whether it is still there (XEP-0410). */
    void ping() {
        isAnswered = false;
        wantsPing = true;
    }

    boolean isAnswered() {
        return isAnswered;
    }

    void acknowledged(Sent stanza) {
        if (stanza.number() > 0) {
            talk.acknowledged(name, stanza.number());
        }
    }

    @Override
    public void begin(ManagedSession session) throws IOException {
        nextSend = System.nanoTime() + ThreadLocalRandom.current().nextLong(pace.interval().toNanos() + 1);
        session.send("<presence/>", 0);
        enter(session);
    }

    /** Whoever could not resume has been away, so that what was said meanwhile is lost: the trial has failed. */
    @Override
    public void beginAnew(ManagedSession session, List<Sent> left) throws IOException {
        begin(session);
    }

    private void enter(ManagedSession session) throws IOException {
        nextEntrance = Long.MAX_VALUE;
        session.send("<presence to='" + room + '/' + name + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>",
                0);
    }

    @Override
    public long talk(ManagedSession session) throws IOException {
        long now = System.nanoTime();
        if (now >= nextEntrance) {
            enter(session);
        }
        if (wantsPing) {
            wantsPing = false;
            session.send("<iq type='get' id='self' to='" + room + '/' + name
                    + "'><ping xmlns='urn:xmpp:ping'/></iq>", 0);
        }
        if (!isTalking || session.unacknowledged() >= pace.window()) {
            return REST;
        }
        if (now >= nextSend) {
            int number = talk.next(name);
            session.send("<message to='" + room + "' type='groupchat' id='" + number + "'><body>" + number
                    + "</body></message>", number);
            nextSend = Math.max(nextSend + pace.interval().toNanos(), now);
        }
        return nextSend - now;
    }

    @Override
    public void hear(Element stanza, ManagedSession session) throws IOException {
        String from = stanza.getAttribute("from");
        if (!from.startsWith(room)) {
            return;
        }
        String nickname = from.substring(Math.min(from.length(), room.length() + 1));
        switch (stanza.getLocalName()) {
            case "message" -> hearMessage(stanza, nickname);
            case "presence" -> hearPresence(stanza, nickname, session);
            default -> hearAnswer(stanza);
        }
    }

    private void hearAnswer(Element iq) {
        if (iq.getAttribute("type").equals("error")) {
            complaints.accept("refused: " + Xml.show(iq));
        } else if (iq.getAttribute("id").equals("self")) {
            isAnswered = true;
        }
    }

    private void hearMessage(Element message, String speaker) {
        Element body = Xml.child(message, CLIENT, "body");
        if (message.getAttribute("type").equals("error")) {
            complaints.accept("refused: " + Xml.show(message));
        } else if (body != null) {
            talk.heard(name, speaker, Integer.parseInt(body.getTextContent()));
        }
    }

    private void hearPresence(Element presence, String nickname, ManagedSession session) throws IOException {
        switch (presence.getAttribute("type")) {
            case "error" -> nextEntrance = System.nanoTime() + ENTER_AGAIN;
            case "unavailable" -> {
                present.remove(nickname);
                if (nickname.equals(name)) {
                    complaints.accept("dropped: " + Xml.show(presence));
                }
            }
            default -> {
                present.add(nickname);
                if (hasStatus(presence, "201")) {
                    session.send("<iq type='set' id='configuration' to='" + room
                            + "'><query xmlns='http://jabber.org/protocol/muc#owner'><x xmlns='jabber:x:data' type='submit'>"
                            + "<field var='FORM_TYPE'><value>http://jabber.org/protocol/muc#roomconfig</value></field>"
                            + "<field var='muc#roomconfig_roomname'><value>" + room + "</value></field>"
                            + "<field var='muc#roomconfig_persistentroom'><value>1</value></field>"
                            + "<field var='muc#roomconfig_enablearchiving'><value>1</value></field></x></query></iq>",
                            0);
                }
                isIn |= nickname.equals(name);
            }
        }
    }

    private static boolean hasStatus(Element presence, String code) {
        Element x = Xml.child(presence, USER, "x");
        return x != null && Xml.children(x).stream().anyMatch(
                child -> child.getLocalName().equals("status") && child.getAttribute("code").equals(code));
    }
}
