package chat.granta.stream.management;

import chat.granta.stream.carrier.XmppStream;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198 section 4, the peer's stanzas: counts what it sends, and answers its requests with how much of that is safe. Rather
 * than say too little it waits for the log, but not for long: an answer "MUST NOT be withheld for any condition other than a
 * timeout". On the stream's thread.
 */
public final class AckAnswers {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final XmppStream stream;
    private final HandledStanzas stanzas;
    private long received;

    /** The count that the peer's last request was about. */
    private long wanted;
    private boolean isWaiting;
    private @Nullable Future<?> patience;

    /** @param received how many stanzas were received before this connection */
    public AckAnswers(XmppStream stream, HandledStanzas stanzas, long received) {
        this.stream = stream;
        this.stanzas = stanzas;
        this.received = received;
    }

    /** The peer sent a stanza. */
    public void received() {
        received++;
    }

    /** The peer sent {@code <r/>}. */
    public void requested() {
        wanted = received;
        if (stanzas.handled() >= wanted) {
            stop();
            answer();
        } else if (!isWaiting) {
            await();
        } else if (patience == null) {
            beginPatience();
        }
    }

    /** As many are safe as was awaited. */
    public void handled() {
        if (isWaiting) {
            stop();
            answer();
            if (stanzas.handled() < wanted) {
                // There were more requests meanwhile.
                await();
            }
        }
    }

    public void stop() {
        isWaiting = false;
        if (patience != null) {
            patience.cancel(false);
            patience = null;
        }
    }

    private void await() {
        isWaiting = true;
        stanzas.tellWhenHandled(wanted);
        beginPatience();
    }

    private void beginPatience() {
        patience = stream.schedule(this::answerEarly, PATIENCE);
    }

    private void answerEarly() {
        patience = null;
        answer();
        stream.flush();
    }

    private void answer() {
        stream.element(SmElements.answer(stanzas.handled()));
    }
}
