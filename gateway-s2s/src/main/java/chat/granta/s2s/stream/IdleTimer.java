package chat.granta.s2s.stream;

import chat.granta.stream.carrier.XmppStream;
import java.time.Duration;
import java.util.concurrent.Future;

/** Notices that nobody has used a stream for a while. On the stream's thread. */
public final class IdleTimer {
    private final XmppStream stream;
    private final long timeout;
    private final Runnable idle;
    private Future<?> timer;
    private long usedAt;

    public IdleTimer(XmppStream stream, Duration timeout, Runnable idle) {
        this.stream = stream;
        this.timeout = timeout.toNanos();
        this.idle = idle;
        this.usedAt = stream.nanoTime();
        this.timer = lookAfter(this.timeout);
    }

    public void used() {
        usedAt = stream.nanoTime();
    }

    private void look() {
        long left = usedAt + timeout - stream.nanoTime();
        if (left <= 0) {
            usedAt = stream.nanoTime();
            idle.run();
            left = timeout;
        }
        timer = lookAfter(left);
    }

    private Future<?> lookAfter(long nanos) {
        return stream.schedule(this::look, Duration.ofNanos(nanos));
    }

    public void stop() {
        timer.cancel(false);
    }
}
