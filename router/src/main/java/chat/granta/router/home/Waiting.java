package chat.granta.router.home;

import chat.granta.bus.wire.Envelope;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Records of an account that wait for its policy, or for the end of its offline messages, in the order in which they came.
 *
 * @param asked when what they wait for was asked for last
 */
public record Waiting(Instant asked, List<Envelope> records) {
    /** What the sender of a stanza is told for which there is no room. */
    public static final StanzaError TOO_MANY = StanzaError
            .resourceConstraint("The server cannot look up what this user has stored; try again later.");

    private static final int MAX_RECORDS = 1000;
    private static final int MAX_BYTES = 512 * 1024;

    public Waiting {
        records = List.copyOf(records);
    }

    /** Whether no more should wait: the number is bounded, and so is what a store may hold in one place. */
    public boolean isFull() {
        return records.size() >= MAX_RECORDS
                || records.stream().mapToInt(Envelope::getSerializedSize).sum() >= MAX_BYTES;
    }

    /** A store of what waits, by account. */
    public static HomeStore<Jid, Waiting> store(String name) {
        return new HomeStore<>(name, Jid::trusted, new WaitingCodec(), false);
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
