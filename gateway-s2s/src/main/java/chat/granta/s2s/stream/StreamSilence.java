package chat.granta.s2s.stream;

import chat.granta.listening.liveness.Keepalive;
import chat.granta.listening.liveness.Liveness;
import chat.granta.model.Jid;
import chat.granta.stream.StreamError;
import chat.granta.stream.carrier.XmppStream;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * RFC 6120 section 4.6.1, XEP-0199 section 4.5: what is done about silence on a stream with another server. A space is sent after ours; and once domains are
 * proved the other server is asked after its own, and taken for gone when it does not answer. On the stream's thread.
 */
public final class StreamSilence {
    private final XmppStream out;
    private final S2sSettings settings;
    private final Consumer<StreamError> gone;
    private final Keepalive keepalive;
    /** Null while nothing can be asked. */
    private @Nullable Liveness liveness;

    /** @param gone given the error that ends the stream */
    public StreamSilence(XmppStream out, S2sSettings settings, Consumer<StreamError> gone) {
        this.out = out;
        this.settings = settings;
        this.gone = gone;
        this.keepalive = new Keepalive(out, settings.keepaliveInterval());
    }

    /** The other server can be asked with a ping from now on. */
    public void ask(String ours, String theirs) {
        if (liveness == null) {
            liveness = new Liveness(out, Jid.of(null, ours, null), Jid.of(null, theirs, null),
                    settings.pingInterval(), settings.pingTimeout(), gone);
        }
    }

    /** It may also be heard where this stream is not: as in {@link Liveness#hearAlso}. */
    public void hearAlso(LongUnaryOperator sign) {
        if (liveness != null) {
            liveness.hearAlso(sign);
        }
    }

    /** It is asked in another way from now on, if it is asked at all. */
    public void askBy(Runnable question) {
        if (liveness != null) {
            liveness.askBy(question);
        }
    }

    /** The other server has made a sound. */
    public void heard() {
        if (liveness != null) {
            liveness.heard();
        }
    }

    public void stop() {
        keepalive.stop();
        if (liveness != null) {
            liveness.stop();
        }
    }
}
