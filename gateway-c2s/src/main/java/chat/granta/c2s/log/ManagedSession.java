package chat.granta.c2s.log;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.HandOver;
import org.jspecify.annotations.Nullable;

/** A managed session (XEP-0198) of a delivery partition that this gateway reads. Used by the delivery thread. */
final class ManagedSession {
    private static final long NEVER = Long.MAX_VALUE;

    final SessionAddress address;
    final SessionQueue queue;
    private final long since = System.nanoTime();
    private @Nullable SessionLink link;
    private @Nullable HandOver handOver;
    private long handOverOffset = Long.MAX_VALUE;
    private boolean isHandedOver;
    private boolean isGivenUp;
    private long aboveSince = NEVER;

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
    void write(DeliveryBatch batch) {
        for (QueuedStanza due : queue.takeDue()) {
            if (link != null && !link.isDetached()) {
                batch.deliver(link.client(), due.delivery(), due.to(), null);
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

    /**
     * Whether more waits than may: for an acknowledgement of a client that is connected, and may be getting all that waited
     * offline for it at once, for longer than it may take.
     *
     * @param now {@link System#nanoTime}
     */
    boolean hasTooMuch(QueueLimits limits, long now) {
        if (!queue.isAbove(limits.maxStanzas(), limits.maxBytes())) {
            aboveSince = NEVER;
            return false;
        }
        if (aboveSince == NEVER) {
            aboveSince = now;
        }
        return link == null || link.isDetached() || now - aboveSince > limits.patience().toNanos()
                || queue.isAbove(limits.mostStanzas(), limits.mostBytes());
    }

    /** Whether it has neither begun nor gone on, since a {@link System#nanoTime} at least. */
    boolean isExpectedSince(long time) {
        return queue.isExpected() && since - time < 0;
    }

    /**
     * Whether it is to be handed over, and has waited since a {@link System#nanoTime} at least for what is to be handed over to it
     * first.
     */
    boolean waitsToBeHandedOverSince(long time) {
        return handOver != null && !queue.isComplete() && since - time < 0;
    }

    /** Whether it is to be given up now, which it is once. */
    boolean giveUp() {
        boolean isFirst = !isGivenUp;
        isGivenUp = true;
        return isFirst && handOver == null;
    }

    /** The first record that a gateway which takes the partition over must read, or {@code Long.MAX_VALUE}. */
    long firstOffset() {
        return Math.min(handOverOffset, queue.firstOffset());
    }
}
