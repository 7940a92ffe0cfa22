package chat.granta.c2s.stream;

import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.stream.StreamError;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A client that has been silent for long is asked whether it is there, and taken for gone when it then does not make a
 * sound. Any byte is a sign of life. It is asked with a ping (XEP-0199 section 4.2, server to client); with stream
 * management, where every stanza comes from the home, by a request for an acknowledgement.
 */
final class Liveness extends ChannelInboundHandlerAdapter {
    private static final Payload PING = Payload.of(Element.named("urn:xmpp:ping", "ping").build());

    private final ClientStream stream;
    private final Jid client;
    private final long interval;
    private final long timeout;
    private Runnable question = this::ping;
    private Future<?> timer;
    private long looksAt;
    private long heardAt;
    private long askedAt;
    private boolean isAsked;
    private int pings;

    /** @param client its full JID */
    Liveness(ClientStream stream, Jid client, C2sSettings settings) {
        this.stream = stream;
        this.client = client;
        this.interval = settings.pingInterval().toNanos();
        this.timeout = settings.pingTimeout().toNanos();
        this.heardAt = now();
        this.timer = lookAfter(this.interval);
    }

    /** Asks in another way from now on. */
    void askBy(Runnable otherQuestion) {
        question = otherQuestion;
    }

    /** The client was asked something that it has to answer; it may have been for another reason. */
    void asked() {
        if (isAsked) {
            return;
        }
        isAsked = true;
        askedAt = now();
        if (looksAt - askedAt > timeout) {
            timer.cancel(false);
            timer = lookAfter(timeout);
        }
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
        if (!isAsked && now() - heardAt >= interval) {
            question.run();
            asked();
            stream.flush();
        }
        long left = isAsked ? askedAt + timeout - now() : heardAt + interval - now();
        if (left > 0) {
            timer = lookAfter(left);
        } else {
            stream.interrupt(StreamError.connectionTimeout("no answer from the client"));
        }
    }

    private void ping() {
        Jid server = Jid.of(null, client.domain(), null);
        stream.send(new Iq(server, client, "ping-" + ++pings, Iq.Type.GET, null, PING), null);
    }

    private Future<?> lookAfter(long nanos) {
        looksAt = now() + nanos;
        return stream.loop().schedule(() -> stream.guard(this::look), nanos, TimeUnit.NANOSECONDS);
    }

    private long now() {
        return stream.loop().ticker().nanoTime();
    }
}
