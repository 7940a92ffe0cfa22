package chat.granta.loadtest.scenario;

import chat.granta.loadtest.wire.Connection;
import chat.granta.loadtest.wire.ElementView;
import chat.granta.loadtest.wire.Receiver;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Holds connections and says nothing on them, unless a greeting is to be sent first. Counts over all of them. */
final class Holder implements Receiver {
    private final String greeting;
    private final Opener opener;
    private final AtomicInteger ready = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicReference<String> firstReason = new AtomicReference<>("");

    Holder(String greeting, Opener opener) {
        this.greeting = greeting;
        this.opener = opener;
    }

    @Override
    public void ready(Connection connection) {
        ready.incrementAndGet();
        if (!greeting.isEmpty()) {
            connection.send(greeting);
        }
        opener.done();
    }

    @Override
    public void element(Connection connection, ElementView element) {
        if (element.isNamed("stream:error")) {
            firstReason.compareAndSet("", element.toString());
        }
    }

    @Override
    public void closed(Connection connection, String reason) {
        if (connection.wasOpened()) {
            lost(reason);
        } else {
            failed(reason);
        }
    }

    /** One could not be opened. */
    void failed(String reason) {
        opener.done();
        lost(reason);
    }

    private void lost(String reason) {
        closed.incrementAndGet();
        firstReason.compareAndSet("", reason);
    }

    int opened() {
        return ready.get();
    }

    int closed() {
        return closed.get();
    }

    String firstReason() {
        return firstReason.get();
    }
}
