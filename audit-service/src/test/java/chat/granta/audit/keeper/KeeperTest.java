package chat.granta.audit.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditDatabase;
import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.keeper.store.Head;
import chat.granta.audit.trail.TestTrail;
import chat.granta.audit.trail.store.PartitionKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class KeeperTest {
    private final TestTrail trail = new TestTrail();

    @Test
    void whatIsNoLongerKeptIsDroppedAndItsHeadStays() {
        trail.messages(3);
        trail.add(login(trail.now()));
        trail.pass(Duration.ofDays(90));
        trail.keeper.run();
        assertThat(count()).as("after 90 days").isEqualTo(4);

        trail.pass(Duration.ofDays(1));
        trail.keeper.run();

        assertThat(count()).as("after 91 days").isEqualTo(1);
        assertThat(heads()).anyMatch(head -> head.isDropped() && head.end().events() == 3
                && head.partition().equals(new PartitionKey(LocalDate.of(2026, 11, 30), 90)));
        assertThat(trail.findings()).isEmpty();

        trail.pass(Duration.ofDays(640));
        trail.keeper.run();

        assertThat(count()).isZero();
        assertThat(trail.partitions.all()).noneMatch(key -> key.day().equals(LocalDate.of(2026, 11, 30)));
        assertThat(trail.findings()).isEmpty();
    }

    @Test
    void whatComesTooLateIsNotKept() {
        trail.add(TestTrail.message(trail.now().minus(Duration.ofDays(92)), "late"), login(trail.now()));

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void partitionsAreThereBeforeTheirDayIs() {
        trail.keeper.run();

        assertThat(trail.partitions.all()).contains(new PartitionKey(LocalDate.of(2026, 12, 1), 90),
                new PartitionKey(LocalDate.of(2026, 12, 1), 730));
    }

    @Test
    void oneWhoReadsTheTrailKeepsNobodyFromIt() {
        trail.messages(1);
        TestTrail.transaction().executeWithoutResult(_ -> {
            AuditDatabase.asService().queryForList("select * from audit.event");
            trail.pass(Duration.ofDays(5));
            trail.keeper.run();
        });

        trail.messages(1);
        assertThat(count()).isEqualTo(2);
    }

    private static Event login(Instant time) {
        return new Event(time, EventKind.LOGIN, "romeo@example.org", null, null, null, null, "192.0.2.1", null, null,
                null, null, null, null, "{\"mechanism\":\"PLAIN\"}");
    }

    private java.util.List<Head> heads() {
        return TestTrail.transaction().execute(_ -> trail.heads.all());
    }

    private static long count() {
        return AuditDatabase.asService().queryForObject("select count(*) from audit.event", Long.class);
    }
}
