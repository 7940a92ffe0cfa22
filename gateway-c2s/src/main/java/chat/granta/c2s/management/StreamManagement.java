package chat.granta.c2s.management;

import chat.granta.c2s.home.HomeLink;
import chat.granta.listening.liveness.Liveness;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamId;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.XmppStream;
import chat.granta.stream.management.AckAnswers;
import chat.granta.stream.management.AckRequests;
import chat.granta.stream.management.EnableRequest;
import chat.granta.stream.management.SmElements;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198: counts the stanzas of a stream, both ways, once the client wants it. The client's count from {@code <enable/>}
 * on, ours from {@code <enabled/>} on, which follows when the home has begun to count. On the stream's thread.
 */
public final class StreamManagement {
    private final XmppStream stream;
    private final HomeLink link;
    private final Liveness liveness;
    private final Duration limit;
    private final Consumer<StreamError> violation;

    /** Under which the session can be resumed; null: it cannot. */
    private @Nullable String id;
    private Duration max = Duration.ZERO;
    private boolean isAskedEarly;

    /** Null before {@code <enable/>}. */
    private @Nullable AckAnswers answers;

    /** Null before {@code <enabled/>}. */
    private @Nullable AckRequests requests;

    /**
     * A stream that is not managed yet.
     *
     * @param limit how long a session whose connection is lost may wait to be resumed; zero: not at all
     * @param violation given the error that ends the stream
     */
    public StreamManagement(XmppStream stream, HomeLink link, Liveness liveness, Duration limit,
            Consumer<StreamError> violation) {
        this.stream = stream;
        this.link = link;
        this.liveness = liveness;
        this.limit = limit;
        this.violation = violation;
    }

    /**
     * XEP-0198 section 5: the counts go on where they were.
     *
     * @param handled how many of the client's stanzas its home has
     * @param acknowledged how many it was sent and has
     */
    public void resumed(String previousId, long handled, long acknowledged) {
        id = previousId;
        stream.element(SmElements.resumed(previousId, handled));
        answers = new AckAnswers(stream, link, handled);
        requests = requests(acknowledged);
    }

    /** Whether the home counts what it delivers. */
    public boolean isCounting() {
        return requests != null;
    }

    /** Whether a session whose connection is lost waits for the client. */
    public boolean isResumable() {
        return id != null && isCounting();
    }

    /** Takes an element of this protocol, and tells whether it was one that may come now. */
    public boolean took(TopLevelElement element) {
        AckAnswers counted = answers;
        if (SmElements.is(element, "enable") && counted == null) {
            enable(element);
        } else if (SmElements.is(element, "r") && counted != null) {
            requested(counted);
        } else if (SmElements.is(element, "a") && counted != null) {
            answered(element);
        } else {
            return false;
        }
        return true;
    }

    private void enable(TopLevelElement element) {
        EnableRequest request = EnableRequest.of(element);
        if (request == null) {
            stream.element(SmElements.failed("bad-request", -1));
            return;
        }
        if (request.resume() && limit.isPositive()) {
            id = StreamId.next();
            max = request.lower(limit);
        }
        link.enable(id, max);
        answers = new AckAnswers(stream, link, 0);
    }

    /** The home counts what it delivers from now on. */
    public void managed() {
        if (answers == null || requests != null) {
            throw new IllegalStateException("a home counts without having been asked to");
        }
        stream.element(SmElements.enabled(id, max));
        requests = requests(0);
        if (isAskedEarly) {
            answers.requested();
        }
    }

    private AckRequests requests(long acknowledged) {
        var created = new AckRequests(stream, acknowledged, link::acknowledged, liveness::asked);
        liveness.askBy(created::ask);
        return created;
    }

    private void requested(AckAnswers counted) {
        if (requests == null) {
            // Nothing is acknowledged before the client knows that it is counted.
            isAskedEarly = true;
        } else {
            counted.requested();
        }
    }

    private void answered(TopLevelElement element) {
        // Before <enabled/> there is nothing that it could be about.
        StreamError wrong = requests == null ? null : requests.answered(element);
        if (wrong != null) {
            violation.accept(wrong);
        }
    }

    /** The client sent a stanza, which is on its way to the log. */
    public void received() {
        if (answers != null) {
            answers.received();
        }
    }

    /** As much of what the client sent is on the log as was awaited. */
    public void handled() {
        if (answers != null) {
            answers.handled();
        }
    }

    /** The client was written a stanza. */
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

    public void stop() {
        if (answers != null) {
            answers.stop();
        }
        if (requests != null) {
            requests.stop();
        }
    }
}
