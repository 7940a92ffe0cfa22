package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.SequenceCheck;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.wire.Connection;
import chat.granta.loadtest.wire.ElementView;
import chat.granta.loadtest.wire.Receiver;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of a pair. What it says carries {@code ~run~number~time~}: which run, which message of this sender, and when it was to be
 * sent. On its event loop only.
 */
final class Talker implements Receiver {
    private final long run;
    private final String domain;
    private final NumberedMessages messages;
    private final SequenceCheck heard = new SequenceCheck();
    private @Nullable Connection connection;
    private @Nullable Tally tally;
    private boolean isAnswering;
    private boolean isSettled;
    private volatile long boundAt;
    private int errors;
    private String problem = "";

    Talker(long run, String domain, String partner, String filler) {
        this.run = run;
        this.domain = domain;
        messages = new NumberedMessages("to='" + partner + "' type='chat'", "~" + run + "~", filler);
    }

    /** Comes online; the server's answer to the ping says that it has handled the presence. */
    @Override
    public void ready(Connection with) {
        connection = with;
        boundAt = System.nanoTime();
        isSettled = false;
        with.send("<presence/><iq type='get' id='settled' to='" + domain + "'><ping xmlns='urn:xmpp:ping'/></iq>");
    }

    /** From now on times count here, and what is heard is answered until the window's end if so wished. */
    void begin(Tally into, boolean answering) {
        tally = into;
        isAnswering = answering;
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
        } else if (element.isNamed("stream:error")) {
            problem = element.toString();
        } else if (!isSettled && element.isNamed("iq") && element.contains("settled")) {
            isSettled = true;
        }
    }

    private void message(ElementView element) {
        if (element.isError()) {
            errors++;
            return;
        }
        int mark = element.indexOf('~');
        if (mark < 0 || element.digitsAt(mark + 1) != run) {
            return; // of another run, or the server's own
        }
        int number = element.afterDigits(mark + 1) + 1;
        boolean isNew = heard.accept(element.digitsAt(number));
        long time = element.digitsAt(element.afterDigits(number) + 1);
        long now = System.nanoTime();
        Tally times = Objects.requireNonNull(tally);
        if (isNew) {
            times.record(time, now);
            if (isAnswering && !times.window().isBefore(now)) {
                say(now);
            }
        }
    }

    @Override
    public void closed(Connection gone, String reason) {
        if (gone == connection) {
            problem = problem.isEmpty() ? reason : problem;
        }
    }

    /** Loses the connection without a word, as a phone does that has lost the network. */
    void cut() {
        Connection old = connection;
        connection = null;
        isSettled = false;
        if (old != null) {
            old.dropIfOpen("cut");
        }
    }

    long boundAt() {
        return boundAt;
    }

    boolean isSettled() {
        return isSettled || !problem.isEmpty();
    }

    long sent() {
        return messages.sent();
    }

    int errors() {
        return errors;
    }

    SequenceCheck heard() {
        return heard;
    }

    /** Why the connection is gone; empty while it is there. */
    String problem() {
        return problem;
    }
}
