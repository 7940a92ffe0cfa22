package chat.granta.ledger;

import chat.granta.bus.Origins;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each request raises its account's number, by which its effects can be counted; the reply says what it was raised to. */
final class CountingBookkeeping implements Bookkeeping {
    static final LedgerSettings SETTINGS = new LedgerSettings("counting-service", Topics.ROSTER, "counting",
            "granta.counting", 100);

    private final JdbcTemplate database;
    private final boolean answers;

    CountingBookkeeping(JdbcTemplate database, boolean answers) {
        this.database = database;
        this.answers = answers;
    }

    static Batches batches() {
        return new Batches(SETTINGS, new CountingBookkeeping(TestDatabase.template(), true), TestDatabase.template(),
                TestDatabase.transaction(), new SimpleMeterRegistry());
    }

    /** The {@code number}-th request of a home; its number is its time, which the reply has too. */
    static byte[] request(String account, int partition, int number) {
        return Envelope.newBuilder()
                .setOrigin(Origins.derived(ByteString.copyFrom(new byte[16]), partition, number, 0)).setTime(number)
                .setRosterRequest(RosterRequest.newBuilder().setAccount(account)).build().toByteArray();
    }

    @Override
    public Entries begin() {
        return this::enter;
    }

    @Override
    public void refuse(Envelope envelope, Outbox outbox) {
        throw new IllegalStateException("nothing here fails");
    }

    private void enter(InputRecord record, Envelope envelope, Outbox outbox) {
        String account = envelope.getRosterRequest().getAccount();
        long count = Objects.requireNonNull(database.queryForObject("""
                insert into counting.account as known values (?, 1)
                on conflict (jid) do update set count = known.count + 1 returning count
                """, Long.class, account));
        if (answers) {
            outbox.toHome(Topics.USER, account, Envelope.newBuilder().setRosterReply(RosterReply.newBuilder()
                    .setAccount(account).setPolicy(PolicyChange.newBuilder().setVersion(count))));
        }
    }
}
