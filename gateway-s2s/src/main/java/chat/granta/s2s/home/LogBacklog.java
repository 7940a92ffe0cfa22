package chat.granta.s2s.home;

import chat.granta.stream.StreamError;
import chat.granta.stream.carrier.PauseReason;
import chat.granta.stream.carrier.XmppStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a stream has sent and is on its way to the log. While that is too much the stream is not read, and it ends when something never gets there: its
 * sender would take it for delivered.
 */
public final class LogBacklog {
    private static final int PAUSE_ABOVE = 256;
    private static final int RESUME_BELOW = 64;

    private final XmppStream out;
    private final Consumer<StreamError> failure;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Consumer<@Nullable Exception> onLanded = this::landed;

    /** @param failure given the error that ends the stream; on its thread */
    public LogBacklog(XmppStream out, Consumer<StreamError> failure) {
        this.out = out;
        this.failure = failure;
    }

    /** The next stanza is about to be handed over. Returns whom to tell what becomes of it; on the stream's thread. */
    public Consumer<@Nullable Exception> next() {
        if (underWay.incrementAndGet() == PAUSE_ABOVE) {
            out.pauseReading(PauseReason.LOG_IS_BEHIND);
        }
        return onLanded;
    }

    /** A record is on the log, or never will be. On a thread of Kafka's. */
    private void landed(@Nullable Exception why) {
        int left = underWay.decrementAndGet();
        if (why != null) {
            out.execute(() -> failure.accept(StreamError.internalServerError(null)));
        } else if (left == RESUME_BELOW) {
            out.execute(() -> out.resumeReading(PauseReason.LOG_IS_BEHIND));
        }
    }
}
