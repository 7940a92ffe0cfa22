package chat.granta.c2s.home;

import chat.granta.bus.wire.Delivery;

/**
 * A stanza that was delivered to a managed session (XEP-0198).
 *
 * @param number among all that was delivered to the session
 * @param to the addressee instead of the stanza's own, or empty
 * @param time of the envelope that brought it first, in milliseconds since the epoch
 * @param offset of the record of the session's delivery partition that brings it
 * @param seen when that was read, in nanoseconds of this process's clock
 */
record Delivered(long number, Delivery delivery, String to, long time, long offset, long seen) {
    int bytes() {
        return delivery.getStanza().getPayload().size();
    }

    /** The same, when it was carried forward. */
    Delivered at(long newOffset, long now) {
        return new Delivered(number, delivery, to, time, newOffset, now);
    }
}
