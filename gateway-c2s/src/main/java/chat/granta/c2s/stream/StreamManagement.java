package chat.granta.c2s.stream;

import chat.granta.c2s.home.HomeLink;
import chat.granta.model.Stanza;
import chat.granta.stream.StreamId;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.management.EnableRequest;
import chat.granta.stream.management.SentCount;
import chat.granta.stream.management.SmElements;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198: counts the stanzas of a stream, both ways, once the client wants it. The client's count from {@code <enable/>}
 * on, ours from {@code <enabled/>} on, which follows when the home has begun to count. On the event loop.
 */
public final class StreamManagement {
    private final ClientStream stream;
    private final HomeLink link;
    private final Liveness liveness;

    /** Under which the session can be resumed; null: it cannot. */
    private @Nullable String id;

    private Duration max = Duration.ZERO;
    private boolean isAskedEarly;

    /** Null before {@code <enable/>}. */
    private @Nullable AckAnswers answers;

    /** Null before {@code <enabled/>}. */
    private @Nullable AckRequests requests;

    /** A stream that is not managed yet. */
    StreamManagement(ClientStream stream, HomeLink link, Liveness liveness) {
        this.stream = stream;
        this.link = link;
        this.liveness = liveness;
    }

    /**
     * XEP-0198 section 5: the counts go on where they were.
     *
     * @param handled how many of the client's stanzas its home has
     * @param acknowledged how many it was sent and has
     */
    void resumed(String previousId, long handled, long acknowledged) {
        id = previousId;
        stream.send(SmElements.resumed(previousId, handled));
        answers = new AckAnswers(stream, link, handled);
        requests = new AckRequests(stream, link, liveness, new SentCount(acknowledged));
    }

    /** Whether a session whose connection is lost waits for the client. */
    boolean isResumable() {
        return id != null && requests != null;
    }

    /** Takes an element of this protocol, and tells whether it was one that may come now. */
    boolean took(TopLevelElement element) {
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
            stream.send(SmElements.failed("bad-request", -1));
            return;
        }
        Duration limit = stream.services().settings().resumeTimeout();
        if (request.resume() && limit.isPositive()) {
            id = StreamId.next();
            max = request.lower(limit);
        }
        link.enable(id, max);
        answers = new AckAnswers(stream, link, 0);
    }

    /** The home counts what it delivers from now on. */
    void managed() {
        if (answers == null || requests != null) {
            throw new IllegalStateException("a home counts without having been asked to");
        }
        stream.send(SmElements.enabled(id, max));
        requests = new AckRequests(stream, link, liveness, new SentCount(0));
        if (isAskedEarly) {
            answers.requested();
        }
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
        if (requests != null) {
            requests.answered(element);
        }
    }

    /** The client sent a stanza, which is on its way to the log. */
    void received() {
        if (answers != null) {
            answers.received();
        }
    }

    /** As much of what the client sent is on the log as was awaited. */
    void landed() {
        if (answers != null) {
            answers.landed();
        }
    }

    /** Writes a stanza for the client. */
    void deliver(Stanza stanza, @Nullable String to) {
        stream.send(stanza, to);
        if (requests != null) {
            requests.sent();
        }
    }

    void flushing() {
        if (requests != null) {
            requests.flushing();
        }
    }

    void stop() {
        if (answers != null) {
            answers.stop();
        }
        if (requests != null) {
            requests.stop();
        }
    }
}
