package chat.granta.c2s.stream;

import chat.granta.listening.limits.RateLimit;
import chat.granta.listening.limits.TokenBucket;
import chat.granta.stream.StreamError;
import chat.granta.stream.carrier.PauseReason;
import chat.granta.stream.carrier.XmppStream;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Holds a client to its {@link RateLimit} (RFC 6120 section 13.12): who sends too fast is read from more slowly, which a
 * busy client hardly notices; who sent so much at once that it would have to wait for long is a flood, and its stream ends. So does the
 * stream of one that is slowed down and goes on for minutes without a rest. What is large is only sent slowly: for bytes
 * there is no such end.
 *
 * <p>Counts bytes as they arrive, and first-level elements as the stream reports them. On the stream's thread.
 */
public final class Pacing {
    /** The longest wait that is still a client in a hurry. */
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

    /** The longest time in which a client sends stanzas as fast as it can without being a flood. */
    private static final long ENDURANCE = Duration.ofMinutes(2).toNanos();

    private final XmppStream stream;
    private final Consumer<StreamError> flood;
    private final TokenBucket stanzas;
    private final TokenBucket bytes;
    private long waitsUntil;
    private boolean isTooFast;
    private long tooFastSince;

    /** @param flood given the error that ends the stream */
    public Pacing(XmppStream stream, RateLimit limit, Consumer<StreamError> flood) {
        this.stream = stream;
        this.flood = flood;
        this.stanzas = new TokenBucket(limit.stanzas(), now());
        this.bytes = new TokenBucket(limit.bytes(), now());
    }

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
            flood.accept(StreamError.policyViolation("too many stanzas for too long; see granta.c2s.rate-limit"));
        } else {
            pace(wait, "stanzas");
        }
    }

    private void pace(long wait, String what) {
        if (wait > PATIENCE) {
            flood.accept(StreamError.policyViolation("too many " + what + " at once; see granta.c2s.rate-limit"));
        } else if (wait > 0) {
            stream.pauseReading(PauseReason.TOO_FAST);
            boolean isTimed = waitsUntil > now();
            waitsUntil = Math.max(waitsUntil, now() + wait);
            if (!isTimed) {
                resumeLater();
            }
        }
    }

    private void resumeLater() {
        stream.schedule(() -> {
            if (waitsUntil > now()) {
                resumeLater();
            } else {
                stream.resumeReading(PauseReason.TOO_FAST);
            }
        }, Duration.ofNanos(waitsUntil - now()));
    }

    private long now() {
        return stream.nanoTime();
    }
}
