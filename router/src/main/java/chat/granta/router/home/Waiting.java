package chat.granta.router.home;

import chat.granta.bus.wire.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Records that wait for their account's policy, in the order in which they came.
 *
 * @param asked when roster-service was asked last
 */
public record Waiting(Instant asked, List<Envelope> records) {
    public Waiting {
        records = List.copyOf(records);
    }

    public static Waiting since(Instant asked) {
        return new Waiting(asked, List.of());
    }

    public Waiting with(Envelope record) {
        var more = new ArrayList<>(records);
        more.add(record);
        return new Waiting(asked, more);
    }

    public Waiting askedAgain(Instant time) {
        return new Waiting(time, records);
    }
}
