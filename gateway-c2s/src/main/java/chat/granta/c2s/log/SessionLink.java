package chat.granta.c2s.log;

import chat.granta.bus.Origins;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.BindRequested;
import chat.granta.bus.wire.ClientConnection;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.ManagementRequested;
import chat.granta.bus.wire.Outbound;
import chat.granta.bus.wire.OutboundRefused;
import chat.granta.bus.wire.ResumeRequested;
import chat.granta.bus.wire.SessionClosed;
import chat.granta.bus.wire.SessionDetached;
import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeCall;
import chat.granta.c2s.home.HomeLink;
import chat.granta.gateway.LogWriter;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.stream.management.HandledCount;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One session's lane to its home: numbers its records, and holds the client back while too many are under way. */
final class SessionLink implements HomeLink {
    private static final int PAUSE_ABOVE = 256;
    private static final int RESUME_BELOW = 64;
    private static final long NEVER = Long.MAX_VALUE;

    private final LogWriter.Home home;
    private final SessionAddress address;
    private final String account;
    private final ClientSession client;
    private final Runnable onGone;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong landed = new AtomicLong();
    private final Consumer<@Nullable Exception> onLanded = this::landed;
    private final HandledCount counted = new HandledCount();
    private long sequence;
    private boolean isDetached;
    private boolean isClosed;
    private volatile boolean isPaused;
    private volatile Duration waits = Duration.ZERO;
    private volatile long closesAt = NEVER;
    private volatile @Nullable SessionQueue queue;

    /** @param onGone called when there is no connection any more that the home could reach */
    SessionLink(LogWriter toLog, SessionAddress address, Jid account, ClientSession client, Runnable onGone) {
        this.address = address;
        this.account = account.toString();
        this.home = toLog.home(this.account);
        this.client = client;
        this.onGone = onGone;
    }

    ClientSession client() {
        return client;
    }

    // What the client's connection says.

    /** Sends the request with which a session begins. */
    synchronized void requestBinding(@Nullable String resource) {
        publish(Envelope.newBuilder().setBindRequested(
                BindRequested.newBuilder().setAccount(account).setResource(resource == null ? "" : resource)
                        .setConnection(connection())));
    }

    /** Sends the request to go on with a session (XEP-0198 section 5). */
    synchronized void requestResumption(String id, long acknowledged) {
        publish(Envelope.newBuilder().setResumeRequested(ResumeRequested.newBuilder().setAccount(account).setId(id)
                .setAcknowledged((int) acknowledged).setConnection(connection())));
    }

    private ClientConnection.Builder connection() {
        return ClientConnection.newBuilder().setAddress(client.address()).setTls(client.tls());
    }

    @Override
    public synchronized void send(Stanza stanza) {
        if (!isClosed) {
            publish(Envelope.newBuilder().setOutbound(Outbound.newBuilder().setStanza(StanzaCodec.toWire(stanza))));
        }
    }

    @Override
    public synchronized void refuse(Stanza stanza, StanzaError error) {
        if (!isClosed) {
            publish(Envelope.newBuilder().setOutboundRefused(OutboundRefused.newBuilder()
                    .setStanza(StanzaCodec.toWire(stanza)).setErrorType(error.type().name())
                    .setCondition(error.condition()).setText(error.text())));
        }
    }

    @Override
    public synchronized void enable(@Nullable String id, Duration max) {
        waits = max;
        publish(Envelope.newBuilder().setManagementRequested(ManagementRequested.newBuilder().setAccount(account)
                .setId(id == null ? "" : id).setMaxSeconds((int) max.toSeconds())));
        counted.begin(sequence, 0);
    }

    @Override
    public long handled() {
        return counted.handled(landed.get());
    }

    @Override
    public void tellWhenHandled(long count) {
        counted.await(count);
        tellWhatIsHandled();
    }

    @Override
    public void acknowledged(long count) {
        SessionQueue toClient = queue;
        if (toClient != null) {
            toClient.acknowledge(count);
        }
    }

    @Override
    public synchronized void detach() {
        if (!isClosed && !isDetached) {
            isDetached = true;
            closesAt = System.nanoTime() + waits.toNanos();
            publish(Envelope.newBuilder().setSessionDetached(SessionDetached.newBuilder().setAccount(account)));
            onGone.run();
        }
    }

    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            closesAt = NEVER;
            SessionQueue toClient = queue;
            publish(Envelope.newBuilder().setSessionClosed(SessionClosed.newBuilder().setAccount(account)
                    .setAcknowledged(toClient == null ? 0 : toClient.acknowledged())));
            onGone.run();
        }
    }

    // What the delivery thread says.

    /** What is delivered to the session is counted from now on. */
    void managedBy(SessionQueue toClient) {
        queue = toClient;
    }

    /** The session goes on here; the home has had so many of the client's stanzas. */
    synchronized void resumed(long handled, Duration max) {
        waits = max;
        counted.begin(1, handled);
    }

    /** Whether it waits to be resumed. */
    boolean isDetached() {
        return closesAt != NEVER;
    }

    /** Whether it has waited for too long to be resumed. */
    boolean isOverdue(long now) {
        long end = closesAt;
        return end != NEVER && now - end > 0;
    }

    private void publish(Envelope.Builder envelope) {
        envelope.setTime(System.currentTimeMillis()).setOrigin(Origins.session(address, ++sequence));
        if (underWay.incrementAndGet() > PAUSE_ABOVE && !isPaused) {
            // Told before it is noted, so that nobody ends the pause first; this record, at least, is still to land.
            client.tell(new HomeCall.PauseReading());
            isPaused = true;
        }
        home.write(envelope.build(), onLanded);
    }

    private void landed(@Nullable Exception failure) {
        int left = underWay.decrementAndGet();
        if (failure != null) {
            client.tell(new HomeCall.End("internal-server-error", "What you sent could not be recorded."));
            return;
        }
        landed.incrementAndGet();
        tellWhatIsHandled();
        if (left < RESUME_BELOW && isPaused) {
            isPaused = false;
            client.tell(new HomeCall.ResumeReading());
        }
    }

    private void tellWhatIsHandled() {
        if (counted.isReached(landed.get())) {
            client.tell(new HomeCall.Handled());
        }
    }
}
