package chat.granta.router.home;

import chat.granta.bus.wire.RequestNumber;
import java.time.Duration;
import java.time.Instant;

/**
 * A request to roster-service that has had no effect yet; what its sender sends behind it waits (RFC 6120 section 10.1).
 *
 * @param offset of the record that caused it
 * @param index among the numbered requests which that record caused
 * @param since when the first was asked of those that have had no effect yet
 */
public record OpenRequest(long offset, int index, Instant since) {
    /** Longer than a database takes to restart, or another to take over from it. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** As long as people like to wait for a message. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    /** Whether it has had its effect when the request of that number has: roster-service goes by the order of the log. */
    public boolean isDoneWith(RequestNumber number) {
        return offset < number.getOffset() || offset == number.getOffset() && index <= number.getIndex();
    }

    /** Whether its effect is not worth waiting for any more. */
    public boolean isOverdue(Instant time) {
        return time.isAfter(since.plus(PATIENCE));
    }

    /** Whether it takes longer than it should. */
    public boolean isLate(Instant time) {
        return !time.isBefore(lateFrom());
    }

    /** When it begins to take longer than it should. */
    public Instant lateFrom() {
        return since.plus(MOMENT);
    }

    public RequestNumber number() {
        return RequestNumber.newBuilder().setOffset(offset).setIndex(index).build();
    }
}
