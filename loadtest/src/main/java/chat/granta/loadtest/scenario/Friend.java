package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.wire.Connection;
import chat.granta.loadtest.wire.ElementView;
import chat.granta.loadtest.wire.Receiver;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One with a roster full of others who are there, too. Listens for the presence of each of them. Its own carries
 * {@code ~phase~number~time~}: in which part of the run, by whom, and when it was sent. On its event loop only, but for what is
 * counted.
 */
final class Friend implements Receiver {
    private final int number;
    private final BitSet heardOf = new BitSet();
    private @Nullable Connection connection;
    private int phase;
    private Tally times;
    private volatile int contactsHeard;
    private volatile int presences;
    private volatile String problem = "";

    Friend(int number, Tally times) {
        this.number = number;
        this.times = times;
    }

    /** A new part of the run: what is heard of it counts here. */
    void begin(int part, Tally into) {
        phase = part;
        times = into;
        heardOf.clear();
        contactsHeard = 0;
        presences = 0;
    }

    /** Does what clients do at login: asks for the roster, then comes online. */
    @Override
    public void ready(Connection with) {
        connection = with;
        with.send("<iq type='get' id='roster'><query xmlns='jabber:iq:roster'/></iq>");
        tell("chat");
    }

    /** Sends presence of this kind to everybody subscribed. */
    void tell(String show) {
        Objects.requireNonNull(connection).send("<presence><show>" + show + "</show><status>~" + phase + '~' + number
                + '~' + System.nanoTime() + "~</status></presence>");
    }

    @Override
    public void element(Connection from, ElementView element) {
        if (element.isNamed("presence")) {
            int mark = element.indexOf('~');
            if (mark >= 0 && element.digitsAt(mark + 1) == phase) {
                hear(element, element.afterDigits(mark + 1) + 1);
            }
        } else if (element.isNamed("stream:error")) {
            problem = element.toString();
        }
    }

    private void hear(ElementView element, int numberAt) {
        int who = (int) element.digitsAt(numberAt);
        if (who == number) {
            return; // of this very session, or another of the same user
        }
        presences++;
        if (!heardOf.get(who)) {
            heardOf.set(who);
            times.record(element.digitsAt(element.afterDigits(numberAt) + 1), System.nanoTime());
            contactsHeard++;
        }
    }

    @Override
    public void closed(Connection gone, String reason) {
        problem = problem.isEmpty() ? reason : problem;
    }

    /** Of how many others this phase's presence has come. */
    int contactsHeard() {
        return contactsHeard;
    }

    /** How many presences of others have come in this phase: of who arrives while being probed, two may. */
    int presences() {
        return presences;
    }

    /** Why the connection is gone; empty while it is there. */
    String problem() {
        return problem;
    }
}
