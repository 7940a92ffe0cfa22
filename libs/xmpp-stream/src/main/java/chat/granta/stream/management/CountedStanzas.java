package chat.granta.stream.management;

import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.XmppStream;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198 section 4, both ways, whoever the peer is: its stanzas are counted from one moment on, and ours from the same or a later one. Before
 * that nothing is counted, asked or answered. On the stream's thread.
 */
public final class CountedStanzas {
    private final XmppStream stream;
    private final LongConsumer acknowledged;
    private final Runnable asked;
    private final Consumer<StreamError> violation;
    private @Nullable AckAnswers answers;
    private @Nullable AckRequests requests;
    private boolean isAskedEarly;

    /**
     * Nothing is counted yet.
     *
     * @param acknowledged told how many of ours the peer has, whenever those are more
     * @param asked told when the peer is asked
     * @param violation given the error that ends the stream
     */
    public CountedStanzas(XmppStream stream, LongConsumer acknowledged, Runnable asked,
            Consumer<StreamError> violation) {
        this.stream = stream;
        this.acknowledged = acknowledged;
        this.asked = asked;
        this.violation = violation;
    }

    /**
     * The peer's stanzas are counted from here on.
     *
     * @param handled how many of them are safe
     * @param before how many there were before this connection
     */
    public void countReceived(HandledStanzas handled, long before) {
        answers = new AckAnswers(stream, handled, before);
    }

    /**
     * Ours are counted from here on, too, and the peer knows that its own are.
     *
     * @param before how many of ours it had before this connection
     */
    public void countSent(long before) {
        requests = new AckRequests(stream, before, acknowledged, asked);
        if (isAskedEarly && answers != null) {
            answers.requested();
        }
    }

    public boolean isCountingReceived() {
        return answers != null;
    }

    public boolean isCountingSent() {
        return requests != null;
    }

    /** Takes a request for an answer and an answer, once they may come, and nothing else. */
    public boolean took(TopLevelElement element) {
        if (answers == null) {
            return false;
        }
        if (SmElements.is(element, "r")) {
            if (requests == null) {
                // Nothing is acknowledged before the peer knows that it is counted.
                isAskedEarly = true;
            } else {
                answers.requested();
            }
        } else if (SmElements.is(element, "a")) {
            // Before ours are counted there is nothing that it could be about.
            StreamError wrong = requests == null ? null : requests.answered(element);
            if (wrong != null) {
                violation.accept(wrong);
            }
        } else {
            return false;
        }
        return true;
    }

    /** The peer sent a stanza. */
    public void received() {
        if (answers != null) {
            answers.received();
        }
    }

    /** As many of the peer's stanzas are safe as was awaited. */
    public void handled() {
        if (answers != null) {
            answers.handled();
        }
    }

    /** The peer was written a stanza. */
    public void sent() {
        if (requests != null) {
            requests.sent();
        }
    }

    /** What was written is about to go out. */
    public void askWhenDue() {
        if (requests != null) {
            requests.askWhenDue();
        }
    }

    /** Asks now. */
    public void ask() {
        if (requests != null) {
            requests.ask();
        }
    }

    public void stop() {
        if (answers != null) {
            answers.stop();
        }
        if (requests != null) {
            requests.stop();
        }
    }
}
