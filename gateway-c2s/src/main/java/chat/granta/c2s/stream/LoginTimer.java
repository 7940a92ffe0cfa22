package chat.granta.c2s.stream;

import chat.granta.stream.StreamError;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** RFC 6120 section 13.12: a stranger has a while to log in, and no longer. On the event loop. */
final class LoginTimer {
    private final Future<?> timer;

    private LoginTimer(Future<?> timer) {
        this.timer = timer;
    }

    static LoginTimer start(ClientStream stream, Duration timeout) {
        return new LoginTimer(stream.loop().schedule(
                () -> stream.interrupt(StreamError.connectionTimeout("no login within " + timeout.toSeconds() + " s")),
                timeout.toMillis(), TimeUnit.MILLISECONDS));
    }

    void stop() {
        timer.cancel(false);
    }
}
