package chat.granta.audit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.audit.AuditDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 16: the trail is append-only for the service itself. */
class RoleTest {
    @BeforeAll
    static void makeADay() {
        AuditDatabase.asOwner().execute("create table audit.event_1999_01_01 partition of audit.event "
                + "for values from ('1999-01-01') to ('1999-01-02')");
    }

    @Test
    void theServiceAddsAndReads() {
        AuditDatabase.asService().update("insert into audit.event (day, term, number, time, kind, seal) "
                + "values ('1999-01-01', 90, 1, '1999-01-01 12:00Z', 'login', '\\x00')");

        assertThat(AuditDatabase.asService().queryForObject(
                "select count(*) from audit.event where day = '1999-01-01'", Long.class)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit.event set account = 'mallory@example.org'", "delete from audit.event",
            "truncate audit.event", "drop table audit.event", "drop table audit.event_1999_01_01",
            "delete from audit.event_1999_01_01", "alter table audit.event disable trigger all",
            "update audit.head set events = 0", "delete from audit.head", "delete from audit.chain",
            "delete from audit.hold"})
    void theServiceChangesNothing(String statement) {
        assertThatThrownBy(() -> AuditDatabase.asService().execute(statement))
                .rootCause().hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
}
