package chat.granta.audit.trail;

import chat.granta.audit.AuditDatabase;
import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.groups.Institutions;
import chat.granta.audit.keeper.Keeper;
import chat.granta.audit.keeper.store.HeadTable;
import chat.granta.audit.privacy.Term;
import chat.granta.audit.seal.Heads;
import chat.granta.audit.seal.Keys;
import chat.granta.audit.seal.SealSettings;
import chat.granta.audit.statistics.Statistician;
import chat.granta.audit.statistics.store.DayCounts;
import chat.granta.audit.trail.store.EventReader;
import chat.granta.audit.trail.store.EventTable;
import chat.granta.audit.trail.store.Partitions;
import chat.granta.audit.verification.Verification;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A trail of its own in the shared PostgreSQL, which it empties first, with a clock that tests move. */
public final class TestTrail {
    public static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    public static final Keys KEYS = Keys.of(new SealSettings("a secret of the tests"));

    private Instant now = NOON;
    private final Map<EventKind, Term> terms = new EnumMap<>(EventKind.class);
    public final Partitions partitions = new Partitions(AuditDatabase.asOwner(),
            new TransactionTemplate(new JdbcTransactionManager(AuditDatabase.ownersDatabase())));
    public final HeadTable heads = new HeadTable(AuditDatabase.asService(), new Heads(KEYS));
    public final Trail trail;
    public final Keeper keeper;

    public TestTrail() {
        for (EventKind kind : EventKind.values()) {
            terms.put(kind, new Term(kind == EventKind.MESSAGE ? 90 : 730));
        }
        for (String table : AuditDatabase.asOwner().queryForList(
                """
                        select relname from pg_class join pg_inherits on oid = inhrelid where inhparent = 'audit.event'::regclass
                        """,
                String.class)) {
            AuditDatabase.asOwner().execute("drop table audit." + table);
        }
        AuditDatabase.asOwner().execute(
                "truncate audit.chain, audit.head, audit.erasure, audit.erasure_wanted, audit.statistic, audit.activity, "
                        + "audit.counted_day, audit.hold cascade");
        trail = new Trail(terms, new EventTable(AuditDatabase.asService(), partitions, KEYS::chains), () -> now,
                new SimpleMeterRegistry());
        var statistician = new Statistician(new DayCounts(new NamedParameterJdbcTemplate(AuditDatabase.asService()),
                Institutions.none("example.org")),
                KEYS,
                transaction(), () -> now);
        keeper = new Keeper(terms.values(), statistician, partitions, heads, transaction(), () -> now);
    }

    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public void add(Event... events) {
        transaction().executeWithoutResult(_ -> trail.add(List.of(events)));
    }

    /** So many messages from Romeo to Juliet, a second apart. */
    public void messages(int count) {
        Event[] events = new Event[count];
        for (int i = 0; i < count; i++) {
            events[i] = message(now.plusSeconds(i), "m" + i);
        }
        add(events);
    }

    public static Event message(Instant time, String id) {
        return new Event(time, EventKind.MESSAGE, "romeo@example.org", "orchard", "juliet@example.org", null, null,
                null, "chat", id, null, 42, "delivered", null, null);
    }

    public List<String> findings() {
        return verification().run().findings();
    }

    public Verification verification() {
        var snapshot = new TransactionTemplate(AuditDatabase.bean(PlatformTransactionManager.class));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new Verification(new EventReader(AuditDatabase.asService(), KEYS::chains), partitions, heads,
                new Heads(KEYS), snapshot);
    }

    public static TransactionTemplate transaction() {
        return new TransactionTemplate(AuditDatabase.bean(PlatformTransactionManager.class));
    }
}
