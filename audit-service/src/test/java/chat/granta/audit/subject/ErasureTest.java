package chat.granta.audit.subject;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditDatabase;
import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.subject.store.ErasureTable;
import chat.granta.audit.trail.TestTrail;
import chat.granta.audit.trail.store.Seals;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ErasureTest {
    private final TestTrail trail = new TestTrail();
    private final Erasure erasure = new Erasure(new ErasureTable(AuditDatabase.asService(), AuditDatabase.asOwner(),
            new TransactionTemplate(new JdbcTransactionManager(AuditDatabase.ownersDatabase())),
            (partition, number) -> new Seals(TestTrail.KEYS.chains()).erasure(partition, number)), trail::now);

    @Test
    void aCancelledAccountIsNoLongerNamedAndNothingElseChanges() {
        trail.messages(3);
        cancel("romeo@example.org");
        erasure.run();
        assertThat(named()).as("before everything has come").isEqualTo(4);

        trail.pass(Duration.ofHours(2));
        erasure.run();

        assertThat(named()).isZero();
        assertThat(AuditDatabase.asService().queryForObject(
                "select count(*) from audit.event where peer = 'juliet@example.org'", Long.class)).isEqualTo(3);
        assertThat(trail.findings()).isEmpty();
    }

    @Test
    void whoErasesWithoutTheKeyIsFound() {
        trail.messages(3);
        AuditDatabase.asOwner().update("update audit.event set account = null where number = 2");
        AuditDatabase.asOwner()
                .update("insert into audit.erasure select day, term, number, sha256('guessed') from audit.event "
                        + "where number = 2");

        assertThat(trail.findings()).singleElement().asString().endsWith("event 2 was changed");
    }

    @Test
    void whomAHoldKeepsIsNotErasedYet() {
        AuditDatabase.asService().update("insert into audit.hold (subject, reason, authoriser, begins, ends) values "
                + "('romeo@example.org', 'threats', 'the dean', '2026-11-01', '2027-01-01')");
        trail.messages(1);
        cancel("romeo@example.org");
        trail.pass(Duration.ofDays(2));
        erasure.run();
        assertThat(named()).isEqualTo(2);

        trail.pass(Duration.ofDays(60));
        erasure.run();
        assertThat(named()).isZero();
    }

    private void cancel(String account) {
        var event = new Event(trail.now(), EventKind.ACCOUNT, account, null, null, null, null, null, null, null, null,
                null, "cancelled", null, null);
        TestTrail.transaction().executeWithoutResult(_ -> {
            trail.trail.add(List.of(event));
            erasure.recorded(List.of(event));
        });
    }

    private static long named() {
        return AuditDatabase.asService().queryForObject(
                "select count(*) from audit.event where account = 'romeo@example.org'", Long.class);
    }
}
