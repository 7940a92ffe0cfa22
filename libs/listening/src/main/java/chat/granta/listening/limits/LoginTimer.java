package chat.granta.listening.limits;

import chat.granta.stream.StreamError;
import chat.granta.stream.carrier.XmppStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** RFC 6120 section 13.12: a peer has a while to log in, and no longer. On the stream's thread. */
public final class LoginTimer {
    private final Future<?> timer;

    private LoginTimer(Future<?> timer) {
        this.timer = timer;
    }

    /** @param tooLate given the error that ends the stream */
    public static LoginTimer start(XmppStream stream, Duration timeout, Consumer<StreamError> tooLate) {
        return new LoginTimer(stream.schedule(() -> tooLate
                .accept(StreamError.connectionTimeout("no login within " + timeout.toSeconds() + " s")), timeout));
    }

    public void stop() {
        timer.cancel(false);
    }
}
