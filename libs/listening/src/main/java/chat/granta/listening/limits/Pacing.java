package chat.granta.listening.limits;

import chat.granta.stream.StreamError;
import chat.granta.stream.carrier.PauseReason;
import chat.granta.stream.carrier.XmppStream;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Holds a peer to its {@link RateLimit} (RFC 6120 section 13.12). A peer that sends too fast is read from more slowly, which a
 * busy client hardly notices. A peer that sends so much at once that it would have to wait for long floods, and its stream ends. So
 * does the stream of a peer that is slowed down and goes on for minutes without a rest; but not for its bytes, as large things
 * are sent slowly.
 *
 * <p>Counts bytes as they arrive, and first-level elements as the stream reports them. On the stream's thread.
 */
public final class Pacing {
    /** The longest wait of a peer that is only in a hurry. */
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

    /** The longest time in which a peer may send stanzas as fast as it can. */
    private static final long ENDURANCE = Duration.ofMinutes(2).toNanos();

    private final XmppStream stream;
    private final String setting;
    private final Consumer<StreamError> flood;
    private final TokenBucket stanzas;
    private final TokenBucket bytes;
    private final TimedPause pause;
    private boolean isTooFast;
    private long tooFastSince;

    /**
     * @param setting where the limit comes from, for the peer's administrator to read
     * @param flood given the error that ends the stream
     */
    public Pacing(XmppStream stream, RateLimit limit, String setting, Consumer<StreamError> flood) {
        this(stream, new TokenBucket(limit.stanzas(), stream.nanoTime()),
                new TokenBucket(limit.bytes(), stream.nanoTime()), setting, flood);
    }

    /**
     * Holds a peer to a limit that it shares with others.
     *
     * @param stanzas of all of them; by the clock of their streams
     */
    public Pacing(XmppStream stream, TokenBucket stanzas, TokenBucket bytes, String setting,
            Consumer<StreamError> flood) {
        this.stream = stream;
        this.setting = setting;
        this.flood = flood;
        this.stanzas = stanzas;
        this.bytes = bytes;
        this.pause = new TimedPause(stream, PauseReason.TOO_FAST);
    }

    /** Called for what has arrived, before it is decoded. */
    public void arrived(int count) {
        pace(bytes.take(count, now()), "bytes");
    }

    /** Called for each element; the one that is too much is still handled when the stream goes on. */
    public void element() {
        if (stanzas.isRested(now())) {
            isTooFast = false;
        }
        long wait = stanzas.take(1, now());
        if (wait > 0 && !isTooFast) {
            isTooFast = true;
            tooFastSince = now();
        }
        if (isTooFast && now() - tooFastSince > ENDURANCE) {
            flood.accept(StreamError.policyViolation("too many stanzas for too long; see " + setting));
        } else {
            pace(wait, "stanzas");
        }
    }

    private void pace(long wait, String what) {
        if (wait > PATIENCE) {
            flood.accept(StreamError.policyViolation("too many " + what + " at once; see " + setting));
        } else if (wait > 0) {
            pause.last(wait);
        }
    }

    private long now() {
        return stream.nanoTime();
    }
}
