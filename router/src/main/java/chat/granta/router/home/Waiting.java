package chat.granta.router.home;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Session;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Records of an account that wait for its policy, for the effect of its requests, or for the end of its offline messages, in the
 * order in which they came.
 *
 * @param asked when what they wait for was asked for last
 */
public record Waiting(Instant asked, List<Envelope> records) {
    /** What the sender of a stanza is told for which there is no room. */
    public static final StanzaError TOO_MANY = StanzaError
            .resourceConstraint("The server cannot look up what this user has stored; try again later.");

    private static final int MAX_RECORDS = 1000;
    /** With one stanza more, of the largest that gateways take, it still fits into a record of the log. */
    private static final int MAX_BYTES = 448 * 1024;

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

    public Waiting withAll(List<Envelope> more) {
        var all = new ArrayList<>(records);
        all.addAll(more);
        return new Waiting(asked, all);
    }

    /** Those of the records that are of one kind. */
    public List<Envelope> those(Predicate<Envelope> which) {
        return records.stream().filter(which).toList();
    }

    /** These without those of one kind. */
    public Waiting without(Predicate<Envelope> which) {
        return new Waiting(asked, those(which.negate()));
    }

    /** Whether a session has sent a record from that address. */
    public static Predicate<Envelope> isFrom(SessionAddress session) {
        Session wire = session.toWire();
        return record -> record.getOrigin().hasSession()
                && record.getOrigin().getSession().getSession().equals(wire);
    }

    /** These when a session has gone on elsewhere (XEP-0198 section 5): it is from there that it has sent them. */
    public Waiting moved(SessionAddress from, SessionAddress to) {
        Predicate<Envelope> isFrom = isFrom(from);
        return new Waiting(asked, records.stream().map(record -> {
            if (!isFrom.test(record)) {
                return record;
            }
            var moved = record.toBuilder();
            moved.getOriginBuilder().getSessionBuilder().setSession(to.toWire());
            return moved.build();
        }).toList());
    }

    public Waiting askedAgain(Instant time) {
        return new Waiting(time, records);
    }
}
