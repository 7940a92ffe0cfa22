package chat.granta.c2s.stream;

import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Holds a client to its {@link RateLimit} (RFC 6120 section 13.12): who sends too fast is read from more slowly, which a
 * busy client hardly notices; who sent so much at once that it would have to wait for long is a flood, and its stream ends. So does the
 * stream of one that is slowed down and goes on for minutes without a rest. What is large is only sent slowly: for bytes
 * there is no such end.
 *
 * <p>Counts bytes as a handler before the decoder, and first-level elements as the stream reports them.
 */
final class Pacing extends ChannelInboundHandlerAdapter {
    /** The longest wait that is still a client in a hurry. */
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

    /** The longest time in which a client sends stanzas as fast as it can without being a flood. */
    private static final long ENDURANCE = Duration.ofMinutes(2).toNanos();

    private final ClientStream stream;
    private final Allowance stanzas;
    private final Allowance bytes;
    private long waitsUntil;
    private boolean isTooFast;
    private long tooFastSince;

    Pacing(ClientStream stream, RateLimit limit) {
        this.stream = stream;
        this.stanzas = new Allowance(limit.stanzas(), now());
        this.bytes = new Allowance(limit.bytes(), now());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf buffer) {
            pace(bytes.take(buffer.readableBytes(), now()), "bytes");
        }
        context.fireChannelRead(message);
    }

    /** Called for each element; the one that is too much is still handled when the stream goes on. */
    void counts(TopLevelElement element) {
        if (stanzas.isRested(now())) {
            isTooFast = false;
        }
        long wait = stanzas.take(1, now());
        if (wait > 0 && !isTooFast) {
            isTooFast = true;
            tooFastSince = now();
        }
        if (isTooFast && now() - tooFastSince > ENDURANCE) {
            stream.fail(StreamError.policyViolation("too many stanzas for too long; see granta.c2s.rate-limit"));
        } else {
            pace(wait, "stanzas");
        }
    }

    private void pace(long wait, String what) {
        if (wait > PATIENCE) {
            stream.fail(StreamError.policyViolation("too many " + what + " at once; see granta.c2s.rate-limit"));
        } else if (wait > 0) {
            stream.reading().pause(Reading.Reason.TOO_FAST);
            boolean isTimed = waitsUntil > now();
            waitsUntil = Math.max(waitsUntil, now() + wait);
            if (!isTimed) {
                resumeLater();
            }
        }
    }

    private void resumeLater() {
        stream.loop().schedule(() -> {
            if (waitsUntil > now()) {
                resumeLater();
            } else {
                stream.reading().resume(Reading.Reason.TOO_FAST);
            }
        }, waitsUntil - now(), TimeUnit.NANOSECONDS);
    }

    private long now() {
        return stream.loop().ticker().nanoTime();
    }
}
