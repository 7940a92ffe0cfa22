package chat.granta.loadtest.scenario;

import chat.granta.loadtest.wire.Connection;
import chat.granta.loadtest.wire.ElementView;
import chat.granta.loadtest.wire.Receiver;
import java.util.concurrent.TimeUnit;

/** Ends the stream at once and waits for the server to do so too (RFC 6120 section 4.4), but not for ever. */
record Leaver(Runnable whenGone) implements Receiver {
    private static final int PATIENCE_SECONDS = 5;

    @Override
    public void ready(Connection connection) {
        connection.end();
        connection.eventLoop().schedule(() -> connection.dropIfOpen("not closed in time"), PATIENCE_SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void element(Connection connection, ElementView element) {
        // Nothing matters any more.
    }

    @Override
    public void closed(Connection connection, String reason) {
        whenGone.run();
    }
}
