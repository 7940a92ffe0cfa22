package chat.granta.c2s.stream;

import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.stream.StreamError;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * XEP-0199 section 4.2, server to client: a client that has been silent for long is asked whether it is there, and
 * taken for gone when it does not make a sound. Any byte is a sign of life.
 */
final class Liveness extends ChannelInboundHandlerAdapter {
    private static final Payload PING = Payload.of(Element.named("urn:xmpp:ping", "ping").build());

    private final ClientStream stream;
    private final Jid client;
    private final long interval;
    private final long timeout;
    private Future<?> timer;
    private long heardAt;
    private boolean isAsked;
    private int pings;

    /** @param client its full JID */
    Liveness(ClientStream stream, Jid client, Duration interval, Duration timeout) {
        this.stream = stream;
        this.client = client;
        this.interval = interval.toNanos();
        this.timeout = timeout.toNanos();
        this.heardAt = now();
        this.timer = lookAfter(this.interval);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        heardAt = now();
        isAsked = false;
        context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        timer.cancel(false);
        context.fireChannelInactive();
    }

    private void look() {
        long silence = now() - heardAt;
        if (silence < interval) {
            timer = lookAfter(interval - silence);
        } else if (!isAsked) {
            isAsked = true;
            Jid server = Jid.of(null, client.domain(), null);
            stream.send(new Iq(server, client, "ping-" + ++pings, Iq.Type.GET, null, PING), null);
            stream.flush();
            timer = lookAfter(timeout);
        } else {
            stream.fail(StreamError.connectionTimeout("no answer to a ping"));
        }
    }

    private Future<?> lookAfter(long nanos) {
        return stream.loop().schedule(() -> stream.guard(this::look), nanos, TimeUnit.NANOSECONDS);
    }

    private long now() {
        return stream.loop().ticker().nanoTime();
    }
}
