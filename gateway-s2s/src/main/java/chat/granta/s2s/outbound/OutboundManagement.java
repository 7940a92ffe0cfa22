package chat.granta.s2s.outbound;

import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.management.LandedStanzas;
import chat.granta.s2s.management.ManagedSession;
import chat.granta.s2s.management.StreamManagement;
import chat.granta.s2s.management.Unacknowledged;
import chat.granta.s2s.receiving.ReceivingServices;
import chat.granta.s2s.sending.RemoteServer;
import chat.granta.s2s.sending.StanzaSender;
import chat.granta.s2s.stream.S2sMetrics;
import chat.granta.s2s.stream.S2sSettings;
import chat.granta.model.XmlInteger;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.management.SmElements;
import chat.granta.stream.management.StanzaCount;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198 sections 3 and 5 on a stream that we have opened: as soon as the other server has let us in, and before a stanza is sent, we go
 * on with what our last stream to it was in when it broke, or have our stanzas counted. On the stream's thread.
 */
final class OutboundManagement {
    private final OutboundStream stream;
    private final RemoteServer server;
    private final DomainPair header;
    private final StreamManagement counting;
    private final StanzaSender sender;
    private final BidiReceiver bidi;
    private final S2sSettings settings;
    private final S2sMetrics metrics;
    private final LongSupplier clock;
    private Duration max = Duration.ZERO;
    private boolean isDue;
    private @Nullable Future<?> timer;

    /** What is to be resumed, while the answer is due; then what the stream is in; null when that cannot be resumed. */
    private @Nullable ManagedSession session;

    /** @param header the pair in the stream's header, in the name of which the next stream goes on */
    OutboundManagement(OutboundStream stream, RemoteServer server, DomainPair header, StreamManagement counting,
            StanzaSender sender, BidiReceiver bidi, ReceivingServices services) {
        this.stream = stream;
        this.server = server;
        this.header = header;
        this.counting = counting;
        this.sender = sender;
        this.bidi = bidi;
        this.settings = services.settings();
        this.metrics = services.metrics();
        this.clock = services.clock();
    }

    /** The other server offers it and has let us in: {@link OutboundStream#managed} follows. */
    void begin() {
        isDue = true;
        timer = stream.out().schedule(
                () -> stream.fail(StreamError.connectionTimeout("no answer about stream management")),
                settings.negotiationTimeout());
        ManagedSession broken = server.takeSuspended(header);
        session = broken;
        if (broken == null) {
            enable();
        } else {
            LandedStanzas landed = broken.landed();
            landed.whenSettled(() -> stream.out().executeAndFlush(
                    () -> stream.out().element(SmElements.resume(broken.id(), landed.handled()))));
        }
    }

    private void enable() {
        stream.out().element(SmElements.enable());
    }

    /** Whether the answer to {@code <enable/>} or {@code <resume/>} is due. */
    boolean isDue() {
        return isDue;
    }

    /** Takes the elements of this protocol. */
    boolean took(TopLevelElement element) {
        if (!SmElements.isOne(element)) {
            return false;
        }
        if (isDue && session == null && SmElements.is(element, "enabled")) {
            enabled(element);
        } else if (isDue && session != null && SmElements.is(element, "resumed")) {
            resumed(session, element);
        } else if (isDue && SmElements.is(element, "failed")) {
            failed(element);
        } else {
            // What comes at the wrong time, or is a client's, means nothing.
            counting.took(element);
        }
        return true;
    }

    private void enabled(TopLevelElement element) {
        String id = element.attribute("id");
        String resume = element.attribute("resume");
        var landed = new LandedStanzas();
        if (id != null && ("true".equals(resume) || "1".equals(resume)) && settings.resumeTimeout().isPositive()) {
            session = new ManagedSession(id, landed);
            max = lower(element.attribute("max"));
        }
        begin(landed, 0);
    }

    /** What the other server says, if that is less than ours. */
    private Duration lower(@Nullable String theirs) {
        long seconds = theirs == null ? Long.MAX_VALUE : XmlInteger.read(theirs).orElse(0);
        Duration ours = settings.resumeTimeout();
        return seconds < ours.toSeconds() ? Duration.ofSeconds(Math.max(0, seconds)) : ours;
    }

    private void resumed(ManagedSession broken, TopLevelElement element) {
        Unacknowledged left = Objects.requireNonNull(broken.unacknowledged());
        long h = StanzaCount.read(element.attribute("h"));
        long acknowledged = h < 0 ? -1 : left.acknowledged(h);
        if (acknowledged < 0) {
            session = null;
            left.release();
            stream.fail(SmElements.handledCountTooHigh(h, left.sent()));
            return;
        }
        metrics.resumed("out", "success");
        max = settings.resumeTimeout();
        broken.heldBy(() -> {});
        bidi.resumed(broken.domains());
        left.release();
        begin(broken.landed(), acknowledged);
    }

    private void begin(LandedStanzas landed, long acknowledged) {
        counting.begin(landed, acknowledged);
        sender.countedBy(counting.counts(), acknowledged);
        over();
    }

    private void failed(TopLevelElement element) {
        ManagedSession broken = session;
        session = null;
        if (broken == null) {
            // Nobody counts: a stanza is done when the network has it.
            over();
            return;
        }
        metrics.resumed("out", "failed");
        Unacknowledged left = Objects.requireNonNull(broken.unacknowledged());
        long h = StanzaCount.read(element.attribute("h"));
        if (h >= 0) {
            // Section 5: it may know how much it has, although it has forgotten the rest.
            left.acknowledged(h);
        }
        left.release();
        enable();
    }

    private void over() {
        isDue = false;
        stopTimer();
        stream.managed();
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    /**
     * The stream has ended.
     *
     * @param isBroken whether the next one may go on with what it was in
     */
    void ended(boolean isBroken) {
        stopTimer();
        counting.stop();
        ManagedSession broken = session;
        if (broken == null || !isBroken) {
            return;
        }
        if (isDue) {
            server.suspend(header, broken, true);
        } else {
            Unacknowledged left = sender.suspend(ManagedSession.PATIENCE);
            if (left.isEmpty() && !bidi.isOn()) {
                // Neither side misses anything.
                return;
            }
            broken.suspend(bidi.verified(), left, clock.getAsLong() + max.toNanos());
            server.suspend(header, broken, left.isEmpty());
        }
    }
}
