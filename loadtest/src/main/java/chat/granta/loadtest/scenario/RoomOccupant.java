package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.SequenceCheck;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.wire.Connection;
import chat.granta.loadtest.wire.ElementView;
import chat.granta.loadtest.wire.Receiver;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One in a room (XEP-0045). What it says carries {@code ~run~speaker~number~time~}. The nicknames are {@code n0}, {@code n1} and so on. On its
 * event loop only, but for what is volatile.
 */
final class RoomOccupant implements Receiver {
    private final long run;
    private final String domain;
    private final String room;
    private final int number;
    private final String nicknames;
    private final String filler;
    private final NumberedMessages messages;
    private final SequenceCheck[] heard;
    private final BitSet seen = new BitSet();
    private @Nullable Connection connection;
    private @Nullable Tally tally;
    private boolean isSpeaking;
    private boolean isLeaving;
    private volatile boolean isSettled;
    private volatile boolean isOpen;
    private volatile boolean isIn;
    private volatile int seenCount;
    private volatile long presences;
    private volatile long received;
    private volatile String problem = "";

    /**
     * @param room bare JID
     * @param number among the room's occupants
     * @param speakers how many of them speak: the first ones
     */
    RoomOccupant(long run, String domain, String room, int number, int speakers, String filler) {
        this.run = run;
        this.domain = domain;
        this.room = room;
        this.number = number;
        nicknames = room + "/n";
        this.filler = filler;
        messages = new NumberedMessages("to='" + room + "' type='groupchat'", "~" + run + "~" + number + "~", filler);
        heard = new SequenceCheck[speakers];
        for (int i = 0; i < speakers; i++) {
            heard[i] = new SequenceCheck();
        }
    }

    /** Comes online; the server's answer to the ping says that it has handled the presence. */
    @Override
    public void ready(Connection with) {
        connection = with;
        with.send("<presence/><iq type='get' id='settled' to='" + domain + "'><ping xmlns='urn:xmpp:ping'/></iq>");
    }

    /** Without history, which some servers have and others do not. */
    void enter() {
        send("<presence to='" + room + "/n" + number
                + "'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>");
    }

    void leave() {
        isLeaving = true;
        send("<presence type='unavailable' to='" + room + "/n" + number + "'/>");
    }

    /** The same user in another room, in which nobody speaks yet. */
    RoomOccupant in(long otherRun, String otherRoom) {
        return new RoomOccupant(otherRun, domain, otherRoom, number, heard.length, filler);
    }

    /** From now on the connection is that of another, who comes online anew. */
    void makeWayFor(RoomOccupant other) {
        Connection own = Objects.requireNonNull(connection);
        own.handOver(other);
        other.ready(own);
    }

    /** Tells the room that they are away, or back. */
    void show(String show) {
        if (problem.isEmpty()) {
            send("<presence to='" + room + "/n" + number + "'><show>" + show + "</show></presence>");
        }
    }

    /** From now on times count here, and if so wished, whatever it says and hears itself is followed by more until the window's end. */
    void begin(Tally into, boolean speaking) {
        tally = into;
        isSpeaking = speaking;
    }

    void say(long time) {
        if (connection == null || !problem.isEmpty()) {
            return;
        }
        messages.send(connection, time);
    }

    @Override
    public void element(Connection from, ElementView element) {
        if (element.isNamed("message")) {
            message(element);
        } else if (element.isNamed("presence")) {
            presence(element);
        } else if (element.isNamed("stream:error")) {
            problem = element.toString();
        } else if (element.isNamed("iq")) {
            isSettled |= element.contains("settled");
            isOpen |= element.contains("open") && !element.isError();
        }
    }

    private void message(ElementView element) {
        if (element.isError()) {
            problem = element.toString();
            return;
        }
        int mark = element.indexOf('~');
        if (mark < 0 || element.digitsAt(mark + 1) != run) {
            return; // the subject, or of another run
        }
        int speakerAt = element.afterDigits(mark + 1) + 1;
        int numberAt = element.afterDigits(speakerAt) + 1;
        int speaker = (int) element.digitsAt(speakerAt);
        long now = System.nanoTime();
        if (!heard[speaker].accept(element.digitsAt(numberAt))) {
            return;
        }
        received++;
        Tally times = Objects.requireNonNull(tally);
        times.record(element.digitsAt(element.afterDigits(numberAt) + 1), now);
        if (isSpeaking && speaker == number && !times.window().isBefore(now)) {
            say(now);
        }
    }

    private void presence(ElementView element) {
        if (element.isError()) {
            problem = element.toString();
            return;
        }
        int who = (int) element.digitsAt(Math.max(0, element.indexBehind(nicknames)));
        if (who < 0) {
            return; // of the room itself, or of no room
        }
        presences++;
        if (isLeaving && element.isOfType("unavailable")) {
            isIn &= who != number;
            return;
        }
        if (!seen.get(who)) {
            seen.set(who);
            seenCount++;
        }
        if (who == number) {
            isIn = true;
            if (element.contains("201")) {
                send("<iq type='set' id='open' to='" + room
                        + "'><query xmlns='http://jabber.org/protocol/muc#owner'><x xmlns='jabber:x:data' type='submit'/></query></iq>");
            }
        }
    }

    private void send(String text) {
        Objects.requireNonNull(connection).send(text);
    }

    @Override
    public void closed(Connection gone, String reason) {
        problem = problem.isEmpty() ? reason : problem;
    }

    boolean isSettled() {
        return isSettled;
    }

    /** Whether the room, which this one has made, lets others in. */
    boolean isOpen() {
        return isOpen;
    }

    boolean isIn() {
        return isIn;
    }

    /** How many occupants it has been shown, itself among them. */
    int seenCount() {
        return seenCount;
    }

    long presences() {
        return presences;
    }

    long received() {
        return received;
    }

    long sent() {
        return messages.sent();
    }

    SequenceCheck[] heard() {
        return heard;
    }

    /** Why it is no use any more; empty when there is nothing. */
    String problem() {
        return problem;
    }
}
