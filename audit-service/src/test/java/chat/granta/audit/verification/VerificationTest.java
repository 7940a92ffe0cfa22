package chat.granta.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditDatabase;
import chat.granta.audit.trail.TestTrail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise 16: somebody who may do anything in the database changes the trail, and it is found and named. */
class VerificationTest {
    private final TestTrail trail = new TestTrail();

    @BeforeEach
    void somethingHappens() {
        trail.messages(5);
        trail.messages(5);
    }

    @Test
    void whatIsAsItWasWrittenIsWell() {
        trail.keeper.run();
        trail.messages(3);

        var report = trail.verification().run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.events()).isEqualTo(13);
    }

    @Test
    void aChangedEventIsNamed() {
        AuditDatabase.asOwner().update("update audit.event set peer = 'rosaline@example.org' where number = 4");

        assertThat(trail.findings()).singleElement().asString().endsWith("event 4 was changed");
    }

    @Test
    void soIsOneWhoseSealWasMadeToLookRight() {
        AuditDatabase.asOwner().update("update audit.event set size = 1, seal = sha256('guessed') where number = 4");

        assertThat(trail.findings()).anyMatch(finding -> finding.contains("4"));
    }

    @Test
    void aRemovedEventIsNamed() {
        AuditDatabase.asOwner().update("delete from audit.event where number = 7");

        assertThat(trail.findings()).singleElement().asString().endsWith("event 7 is missing");
    }

    @Test
    void soAreThoseAtTheEndWhateverTheChainSays() {
        trail.keeper.run();
        AuditDatabase.asOwner().update("delete from audit.event where number > 8");
        assertThat(trail.findings()).anyMatch(finding -> finding.endsWith("events 9 to 10 are missing at the end"));

        AuditDatabase.asOwner()
                .update("update audit.chain set events = 8, seal = (select seal from audit.event where number = 8)");
        assertThat(trail.findings()).singleElement().asString()
                .endsWith("a signed head says that there were 10 events");
    }

    @Test
    void anAddedEventIsNamed() {
        AuditDatabase.asOwner()
                .update("insert into audit.event (day, term, number, time, kind, account, seal) select day, "
                        + "term, 11, time, kind, 'mercutio@example.org', seal from audit.event where number = 10");

        assertThat(trail.findings()).anyMatch(finding -> finding.contains("11"));
    }

    @Test
    void soIsOneThatWasPutInBetweenOthers() {
        AuditDatabase.asOwner().update("update audit.event set number = -number - 1 where number >= 6");
        AuditDatabase.asOwner().update("update audit.event set number = -number where number < 0");
        AuditDatabase.asOwner()
                .update("insert into audit.event (day, term, number, time, kind, account, seal) select day, "
                        + "term, 6, time, kind, 'mercutio@example.org', sha256('guessed') from audit.event where number = 5");

        assertThat(trail.findings()).anyMatch(finding -> finding.endsWith("event 6 was inserted"));
    }

    @Test
    void aPartitionThatIsGoneIsMissed() {
        AuditDatabase.asOwner().execute("drop table audit.event_2026_11_30");

        assertThat(trail.findings()).singleElement().asString()
                .isEqualTo("2026-11-30, kept for 90 days: the whole partition is missing");
    }

    @Test
    void aHeadThatSomebodyElseMadeIsNone() {
        trail.keeper.run();
        AuditDatabase.asOwner().execute("drop table audit.event_2026_11_30");
        AuditDatabase.asOwner().update(
                "insert into audit.head select day, term, events, seal, signed, true, signature from audit.head");

        assertThat(trail.findings()).anyMatch(finding -> finding.contains("signature"))
                .anyMatch(finding -> finding.endsWith("the whole partition is missing"));
    }
}
