package chat.granta.c2s.home;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.HandOver;
import org.jspecify.annotations.Nullable;

/** A managed session (XEP-0198) of a delivery partition that this gateway reads. Used by the delivery thread. */
final class ManagedSession {
    final SessionAddress address;
    final SessionQueue queue;
    private @Nullable SessionLink link;
    private @Nullable HandOver handOver;
    private long handOverOffset = Long.MAX_VALUE;
    private boolean isHandedOver;
    private boolean isGivenUp;

    ManagedSession(SessionAddress address, SessionQueue queue) {
        this.address = address;
        this.queue = queue;
    }

    /** @param client its way here */
    void connect(SessionLink client) {
        link = client;
        client.managedBy(queue);
    }

    /** The client's way here, connected or waiting to be resumed; null when it was another gateway's. */
    @Nullable
    SessionLink link() {
        return link;
    }

    /** Writes what is due. */
    void write() {
        for (Delivered delivered : queue.takeDue()) {
            if (link != null) {
                link.deliver(delivered);
            }
        }
    }

    void handOver(HandOver order, long offset) {
        handOver = order;
        handOverOffset = offset;
        queue.acknowledge(order.getAcknowledged());
    }

    /** What the home has ordered, when it can be done now, which is once; else null. */
    @Nullable
    HandOver takeOrder() {
        if (isHandedOver || !queue.isComplete()) {
            return null;
        }
        isHandedOver = handOver != null;
        return handOver;
    }

    /** Whether it is to be given up now, which it is once. */
    boolean giveUp() {
        boolean isFirst = !isGivenUp;
        isGivenUp = true;
        return isFirst && handOver == null;
    }

    /** The first record that somebody who takes over must read, or {@code Long.MAX_VALUE}. */
    long firstOffset() {
        return Math.min(handOverOffset, queue.firstOffset());
    }
}
