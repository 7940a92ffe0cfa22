package chat.granta.c2s.home;

import chat.granta.bus.Origins;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.BindRequested;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Outbound;
import chat.granta.bus.wire.SessionClosed;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One session's lane to its home: numbers its records, and holds the client back while too many are under way. */
final class SessionLink implements HomeLink {
    private static final int PAUSE_ABOVE = 256;
    private static final int RESUME_BELOW = 64;

    private final HomePublisher publisher;
    private final SessionAddress address;
    private final String account;
    private final ClientSession client;
    private final Runnable onClose;
    private final AtomicInteger underWay = new AtomicInteger();
    private long sequence;
    private boolean closed;
    private volatile boolean paused;

    SessionLink(HomePublisher publisher, SessionAddress address, Jid account, ClientSession client, Runnable onClose) {
        this.publisher = publisher;
        this.address = address;
        this.account = account.toString();
        this.client = client;
        this.onClose = onClose;
    }

    ClientSession client() {
        return client;
    }

    /** Sends the request with which a session begins. */
    void requestBinding(@Nullable String resource) {
        publish(Envelope.newBuilder().setBindRequested(
                BindRequested.newBuilder().setAccount(account).setResource(resource == null ? "" : resource)));
    }

    @Override
    public void send(Stanza stanza) {
        if (!closed) {
            publish(Envelope.newBuilder().setOutbound(Outbound.newBuilder().setStanza(StanzaCodec.toWire(stanza))));
        }
    }

    @Override
    public void refuse(Stanza stanza, StanzaError error) {
        Stanza answer = error.answerTo(stanza);
        if (answer != null) {
            client.deliver(answer, null);
        }
    }

    @Override
    public void enable(@Nullable String id, Duration max) {
        client.managed();
    }

    @Override
    public long handled() {
        return 0;
    }

    @Override
    public void tellWhenHandled(long count) {}

    @Override
    public void acknowledged(long count) {}

    @Override
    public void detach() {
        close();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            publish(Envelope.newBuilder().setSessionClosed(SessionClosed.newBuilder().setAccount(account)));
            onClose.run();
        }
    }

    private void publish(Envelope.Builder envelope) {
        envelope.setTime(System.currentTimeMillis()).setOrigin(Origins.session(address, ++sequence));
        if (underWay.incrementAndGet() > PAUSE_ABOVE && !paused) {
            paused = true;
            client.pauseReading();
        }
        publisher.toHome(account, envelope.build(), this::landed);
    }

    private void landed(@Nullable Exception failure) {
        int left = underWay.decrementAndGet();
        if (failure != null) {
            client.end("internal-server-error", "What you sent could not be recorded.");
        } else if (left < RESUME_BELOW && paused) {
            paused = false;
            client.resumeReading();
        }
    }
}
