package chat.granta.listening.liveness;

import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.stream.StreamError;
import chat.granta.stream.carrier.XmppStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/**
 * A peer that has been silent for long is asked whether it is there, and taken for gone when it then does not make a
 * sound. Any byte is a sign of life. It is asked with a ping (XEP-0199 sections 4.2 and 4.5);
 * with stream management, where pings would be counted, by a request for an acknowledgement. On the stream's thread.
 */
public final class Liveness {
    private static final Payload PING = Payload.of(Element.named("urn:xmpp:ping", "ping").build());

    private final XmppStream stream;
    private final Jid from;
    private final Jid to;
    private final long interval;
    private final long timeout;
    private final Consumer<StreamError> silent;
    private Runnable question = this::ping;
    private LongUnaryOperator elsewhere = known -> known;
    private Future<?> timer;
    private long looksAt;
    private long heardAt;
    private long askedAt;
    private boolean isAsked;
    private int pings;

    /**
     * @param from the server's domain
     * @param to the peer: a client's full JID, or a server's domain
     * @param interval silence after which it is asked
     * @param timeout how long it may then still be silent
     * @param silent given the error that ends its stream
     */
    public Liveness(XmppStream stream, Jid from, Jid to, Duration interval, Duration timeout,
            Consumer<StreamError> silent) {
        this.stream = stream;
        this.from = from;
        this.to = to;
        this.interval = interval.toNanos();
        this.timeout = timeout.toNanos();
        this.silent = silent;
        this.heardAt = stream.nanoTime();
        this.timer = lookAfter(this.interval);
    }

    /** Asks in another way from now on. */
    public void askBy(Runnable otherQuestion) {
        question = otherQuestion;
    }

    /**
     * The peer may also make a sound that this stream does not carry.
     *
     * @param sign given when a sound was last heard, and returns when it was last heard elsewhere, or the same
     */
    public void hearAlso(LongUnaryOperator sign) {
        elsewhere = sign;
    }

    /** Asks at once, however long the peer has been silent. */
    public void ask() {
        question.run();
        asked();
        stream.flush();
    }

    /** The peer was asked something that it has to answer; it may have been for another reason. */
    public void asked() {
        if (isAsked) {
            return;
        }
        isAsked = true;
        askedAt = stream.nanoTime();
        if (looksAt - askedAt > timeout) {
            timer.cancel(false);
            timer = lookAfter(timeout);
        }
    }

    /** The peer made a sound. */
    public void heard() {
        heardAt = stream.nanoTime();
        isAsked = false;
    }

    public void stop() {
        timer.cancel(false);
    }

    private void look() {
        long now = stream.nanoTime();
        long heard = elsewhere.applyAsLong(heardAt);
        if (heard - (isAsked ? askedAt : heardAt) > 0) {
            heardAt = heard;
            isAsked = false;
        }
        if (!isAsked && now - heardAt >= interval) {
            ask();
        }
        long left = isAsked ? askedAt + timeout - now : heardAt + interval - now;
        if (left > 0) {
            timer = lookAfter(left);
        } else {
            silent.accept(StreamError.connectionTimeout("no answer"));
        }
    }

    private void ping() {
        stream.stanza(new Iq(from, to, "ping-" + ++pings, Iq.Type.GET, null, PING), null);
    }

    private Future<?> lookAfter(long nanos) {
        looksAt = stream.nanoTime() + nanos;
        return stream.schedule(this::look, Duration.ofNanos(nanos));
    }
}
