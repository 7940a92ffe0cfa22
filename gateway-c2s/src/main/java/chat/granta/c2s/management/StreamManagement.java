package chat.granta.c2s.management;

import chat.granta.c2s.home.HomeLink;
import chat.granta.listening.liveness.Liveness;
import chat.granta.stream.StreamId;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.XmppStream;
import chat.granta.stream.management.CountedStanzas;
import chat.granta.stream.management.EnableRequest;
import chat.granta.stream.management.SmElements;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198 with a client: the stanzas of a stream are counted, both ways, once the client wants it. Its own are from {@code <enable/>} on, ours from
 * {@code <enabled/>} on, which follows when the home has begun to count. On the stream's thread.
 */
public final class StreamManagement {
    private final XmppStream stream;
    private final HomeLink link;
    private final CountedStanzas counts;
    private final Liveness liveness;
    private final Duration limit;

    /** Under which the session can be resumed; null: it cannot. */
    private @Nullable String id;
    private Duration max = Duration.ZERO;

    /**
     * A stream that is not managed yet.
     *
     * @param counts the stream's, of which nothing is counted yet
     * @param limit how long a session whose connection is lost may wait to be resumed; zero: not at all
     */
    public StreamManagement(XmppStream stream, HomeLink link, CountedStanzas counts, Liveness liveness,
            Duration limit) {
        this.stream = stream;
        this.link = link;
        this.counts = counts;
        this.liveness = liveness;
        this.limit = limit;
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
        counts.countReceived(link, handled);
        countSent(acknowledged);
    }

    /** Whether a session whose connection is lost waits for the client. */
    public boolean isResumable() {
        return id != null && counts.isCountingSent();
    }

    /** Takes an element of this protocol, and tells whether it was one that may come now. */
    public boolean took(TopLevelElement element) {
        if (SmElements.is(element, "enable") && !counts.isCountingReceived()) {
            enable(element);
            return true;
        }
        return counts.took(element);
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
        counts.countReceived(link, 0);
    }

    /** The home counts what it delivers from now on. */
    public void managed() {
        if (!counts.isCountingReceived() || counts.isCountingSent()) {
            throw new IllegalStateException("a home counts without having been asked to");
        }
        stream.element(SmElements.enabled(id, max));
        countSent(0);
    }

    private void countSent(long acknowledged) {
        counts.countSent(acknowledged);
        liveness.askBy(counts::ask);
    }
}
