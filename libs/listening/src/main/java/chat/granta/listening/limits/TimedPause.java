package chat.granta.listening.limits;

import chat.granta.stream.carrier.PauseReason;
import chat.granta.stream.carrier.XmppStream;
import java.time.Duration;

/** Lets a stream's peer wait: it is not read from until a time. On the stream's thread. */
public final class TimedPause {
    private final XmppStream stream;
    private final PauseReason reason;
    private long until;

    public TimedPause(XmppStream stream, PauseReason reason) {
        this.stream = stream;
        this.reason = reason;
        this.until = stream.nanoTime();
    }

    /** Waits until so much later than now, or longer when that was said before. */
    public void last(long nanos) {
        stream.pauseReading(reason);
        boolean isTimed = until > now();
        until = Math.max(until, now() + nanos);
        if (!isTimed) {
            resumeLater();
        }
    }

    private void resumeLater() {
        stream.schedule(() -> {
            if (until > now()) {
                resumeLater();
            } else {
                stream.resumeReading(reason);
            }
        }, Duration.ofNanos(until - now()));
    }

    private long now() {
        return stream.nanoTime();
    }
}
