package chat.granta.c2s.stream;

import chat.granta.c2s.home.HomeLink;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.management.SentCount;
import chat.granta.stream.management.SmElements;
import chat.granta.stream.management.StanzaCount;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198 section 4, server to client: counts what the client is sent, asks it what it has, and tells its home. Being
 * asked is also the question whether it is there. On the event loop.
 */
final class AckRequests {
    private final ClientStream stream;
    private final HomeLink link;
    private final Liveness liveness;
    private final SentCount deliveries;
    private @Nullable Future<?> timer;

    AckRequests(ClientStream stream, HomeLink link, Liveness liveness, SentCount deliveries) {
        this.stream = stream;
        this.link = link;
        this.liveness = liveness;
        this.deliveries = deliveries;
        liveness.askBy(this::ask);
    }

    void sent() {
        deliveries.send(now());
    }

    /** What was written is about to go out, and a request goes with it when it is time. */
    void flushing() {
        long wait = deliveries.untilAsking(now());
        if (wait <= 0) {
            ask();
        } else if (wait < Long.MAX_VALUE && timer == null) {
            timer = stream.loop().schedule(() -> stream.guard(this::timeIsUp), wait, TimeUnit.NANOSECONDS);
        }
    }

    private void timeIsUp() {
        timer = null;
        stream.flush();
    }

    private void ask() {
        if (!deliveries.isAsked()) {
            deliveries.ask();
            stream.send(SmElements.REQUEST);
            liveness.asked();
        }
    }

    void answered(TopLevelElement answer) {
        long h = StanzaCount.read(answer.attribute("h"));
        long before = deliveries.acknowledged();
        if (h < 0) {
            stream.send(SmElements.failed("bad-request", -1));
        } else if (!deliveries.acknowledge(h)) {
            stream.fail(SmElements.handledCountTooHigh(h, deliveries.sent()));
        } else if (deliveries.acknowledged() > before) {
            link.acknowledged(deliveries.acknowledged());
        }
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private long now() {
        return stream.loop().ticker().nanoTime();
    }
}
