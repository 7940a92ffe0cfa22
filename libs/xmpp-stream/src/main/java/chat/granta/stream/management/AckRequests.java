package chat.granta.stream.management;

import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.XmppStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198 section 4, our stanzas: counts what the peer is sent, and asks it what it has. Being asked is also the question
 * whether it is there. On the stream's thread.
 */
public final class AckRequests {
    private final XmppStream stream;
    private final SentCount sent;
    private final LongConsumer acknowledged;
    private final Runnable asked;
    private @Nullable Future<?> timer;

    /**
     * @param before how many the peer had before this connection
     * @param acknowledged told how many it has, whenever those are more
     * @param asked told when it is asked
     */
    public AckRequests(XmppStream stream, long before, LongConsumer acknowledged, Runnable asked) {
        this.stream = stream;
        this.sent = new SentCount(before);
        this.acknowledged = acknowledged;
        this.asked = asked;
    }

    /** A stanza was written. */
    public void sent() {
        sent.send(stream.nanoTime());
    }

    /** What was written is about to go out, and a request goes with it when it is time; else it follows later. */
    public void askWhenDue() {
        long wait = sent.untilAsking(stream.nanoTime());
        if (wait <= 0) {
            ask();
        } else if (wait < Long.MAX_VALUE && timer == null) {
            timer = stream.schedule(this::timeIsUp, Duration.ofNanos(wait));
        }
    }

    private void timeIsUp() {
        timer = null;
        askWhenDue();
        stream.flush();
    }

    /** Asks, unless it was asked and has not answered yet. */
    public void ask() {
        if (!sent.isAsked()) {
            sent.ask();
            stream.element(SmElements.REQUEST);
            asked.run();
        }
    }

    /** The peer sent {@code <a/>}. Returns the error that ends its stream, if this is one. */
    public @Nullable StreamError answered(TopLevelElement answer) {
        long h = StanzaCount.read(answer.attribute("h"));
        long before = sent.acknowledged();
        if (h < 0) {
            stream.element(SmElements.failed("bad-request", -1));
        } else if (!sent.acknowledge(h)) {
            return SmElements.handledCountTooHigh(h, sent.sent());
        } else if (sent.acknowledged() > before) {
            acknowledged.accept(sent.acknowledged());
        }
        return null;
    }

    public void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
