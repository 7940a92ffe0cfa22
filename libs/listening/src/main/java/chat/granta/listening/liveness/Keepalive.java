package chat.granta.listening.liveness;

import chat.granta.stream.carrier.XmppStream;
import java.time.Duration;
import java.util.concurrent.Future;

/** Whitespace keepalives (RFC 6120 section 4.6.1): a connection that can no longer carry a byte shows it by failing. */
public final class Keepalive {
    private final XmppStream stream;
    private final Duration interval;
    private Future<?> timer;

    /** Sends a space in every interval in which nothing else was sent. */
    public Keepalive(XmppStream stream, Duration interval) {
        this.stream = stream;
        this.interval = interval;
        this.timer = stream.schedule(this::timeIsUp, interval);
    }

    private void timeIsUp() {
        stream.keepAlive();
        timer = stream.schedule(this::timeIsUp, interval);
    }

    public void stop() {
        timer.cancel(false);
    }
}
