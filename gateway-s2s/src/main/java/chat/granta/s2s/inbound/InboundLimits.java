package chat.granta.s2s.inbound;

import chat.granta.listening.limits.LoginTimer;
import chat.granta.listening.limits.Pacing;
import chat.granta.s2s.stream.IdleTimer;
import chat.granta.s2s.stream.S2sSettings;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.XmppStream;
import chat.granta.stream.management.SmElements;
import java.util.function.Consumer;

/**
 * RFC 6120 section 13.12: what a stream that another server has opened may take up. A stranger has so much time, and may say little; whoever has proved a domain
 * sends only so fast; and a stream that nobody uses is closed. On the stream's thread.
 */
final class InboundLimits {
    private final XmppStream out;
    private final S2sSettings settings;
    private final Runnable onVerified;
    private final LoginTimer loginTimer;
    private final IdleTimer idle;
    private final Pacing pacing;
    private boolean isStranger = true;

    /**
     * @param onVerified called when the limits of strangers no longer hold
     * @param onUnused called when nothing was said for long
     * @param flood given the error that ends the stream
     */
    InboundLimits(XmppStream out, S2sSettings settings, Runnable onVerified, Runnable onUnused,
            Consumer<StreamError> flood) {
        this.out = out;
        this.settings = settings;
        this.onVerified = onVerified;
        this.loginTimer = LoginTimer.start(out, settings.loginTimeout(), flood);
        this.idle = new IdleTimer(out, settings.idleTimeout(), onUnused);
        this.pacing = new Pacing(out, settings.rateLimit(), "granta.s2s.rate-limit", flood);
    }

    void arrived(int bytes) {
        if (!isStranger) {
            pacing.arrived(bytes);
        }
    }

    /** An element has come; counting alone is no use of the stream. */
    void received(TopLevelElement element) {
        if (!SmElements.isOne(element)) {
            idle.used();
        }
        if (!isStranger) {
            pacing.element();
        }
    }

    /** The first domain is proved. */
    void verified() {
        isStranger = false;
        loginTimer.stop();
        onVerified.run();
        out.limits(StreamLimits.of(settings.maxStanzaBytes()));
    }

    void stop() {
        loginTimer.stop();
        idle.stop();
    }
}
