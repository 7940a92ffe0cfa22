package chat.granta.c2s.stream;

import chat.granta.c2s.home.HomeLink;
import chat.granta.stream.management.SmElements;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198 section 4, client to server: counts what the client sends, and answers its requests with how much of that is
 * safe. Rather than say too little it waits for the log, but not for long: an answer "MUST NOT be withheld for any condition
 * other than a timeout". On the event loop.
 */
final class AckAnswers {
    private static final int PATIENCE_SECONDS = 1;

    private final ClientStream stream;
    private final HomeLink link;
    private long received;

    /** The count that the client's last request was about. */
    private long wanted;

    private boolean isWaiting;
    private @Nullable Future<?> patience;

    /** @param received how many stanzas the home had before this connection */
    AckAnswers(ClientStream stream, HomeLink link, long received) {
        this.stream = stream;
        this.link = link;
        this.received = received;
    }

    void received() {
        received++;
    }

    void requested() {
        wanted = received;
        if (link.handled() >= wanted) {
            stop();
            answer();
        } else if (!isWaiting) {
            await();
        } else if (patience == null) {
            beginPatience();
        }
    }

    /** The log has got as far as was awaited. */
    void landed() {
        if (isWaiting) {
            stop();
            answer();
            if (link.handled() < wanted) {
                // There were more requests meanwhile.
                await();
            }
        }
    }

    void stop() {
        isWaiting = false;
        if (patience != null) {
            patience.cancel(false);
            patience = null;
        }
    }

    private void await() {
        isWaiting = true;
        link.tellWhenHandled(wanted);
        beginPatience();
    }

    private void beginPatience() {
        patience = stream.loop().schedule(() -> stream.execute(this::answerEarly), PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void answerEarly() {
        patience = null;
        answer();
    }

    private void answer() {
        stream.send(SmElements.answer(link.handled()));
    }
}
