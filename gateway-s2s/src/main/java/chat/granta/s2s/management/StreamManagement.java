package chat.granta.s2s.management;

import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.XmppStream;
import chat.granta.stream.management.CountedStanzas;
import chat.granta.stream.management.SmElements;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198 section 4, on a stream with another server: both sides count once that has begun, whichever of them sends stanzas. A server that
 * is asked and does not answer in time is not there. On the stream's thread.
 */
public final class StreamManagement {
    private final XmppStream out;
    private final Duration timeout;
    private final Consumer<StreamError> violation;
    private final CountedStanzas counts;
    private @Nullable LandedStanzas landed;
    private @Nullable Future<?> timer;

    /**
     * @param timeout how long the other server has to answer
     * @param acknowledged told how many it has, whenever those are more
     * @param violation given the error that ends the stream
     */
    public StreamManagement(XmppStream out, Duration timeout, LongConsumer acknowledged,
            Consumer<StreamError> violation) {
        this.out = out;
        this.timeout = timeout;
        this.violation = violation;
        this.counts = new CountedStanzas(out, acknowledged, this::asked, violation);
    }

    /**
     * Both count from here on.
     *
     * @param received the other server's stanzas, which go on from their number
     * @param before how many of ours it has
     */
    public void begin(LandedStanzas received, long before) {
        received.tell(() -> out.executeAndFlush(counts::handled));
        landed = received;
        counts.countReceived(received, received.handled());
        counts.countSent(before);
    }

    public boolean isOn() {
        return landed != null;
    }

    public CountedStanzas counts() {
        return counts;
    }

    /** Takes a request for an answer and an answer, and nothing else. */
    public boolean took(TopLevelElement element) {
        if (isOn() && SmElements.is(element, "a")) {
            answered();
        }
        return counts.took(element);
    }

    /**
     * The other server has sent a stanza, which is about to be written to the log.
     *
     * @param then told what comes of it
     * @return whom to tell
     */
    public Consumer<@Nullable Exception> received(Consumer<@Nullable Exception> then) {
        if (landed == null) {
            return then;
        }
        counts.received();
        return landed.next(then);
    }

    private void asked() {
        timer = out.schedule(() -> violation.accept(StreamError.connectionTimeout("no acknowledgement")), timeout);
    }

    private void answered() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    /** The other server closes its stream: it is told the last count, if that is known soon (section 4). */
    public void closing(Runnable then) {
        LandedStanzas last = landed;
        if (last == null) {
            then.run();
        } else {
            last.whenSettled(() -> out.executeAndFlush(() -> {
                out.element(SmElements.answer(last.handled()));
                then.run();
            }));
        }
    }

    public void stop() {
        answered();
        counts.stop();
    }
}
