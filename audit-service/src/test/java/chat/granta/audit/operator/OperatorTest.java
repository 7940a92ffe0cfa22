package chat.granta.audit.operator;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditHttp;
import chat.granta.audit.access.Role;
import chat.granta.audit.api.TestEvents;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./granta audit} asks. */
class OperatorTest {
    private static final String DAY = "1998-08-10";

    @BeforeAll
    static void makeEvents() {
        TestEvents.makeDay(DAY);
        TestEvents.add(DAY, 1, "08:00:00", "login", "gail@localhost", "address", "192.0.2.9");
        TestEvents.add(DAY, 2, "09:00:00", "message", "hal@localhost", "peer, outcome", "gail@localhost", "delivered");
        TestEvents.add(DAY, 3, "10:00:00", "report", "ida@localhost", "peer", "gail@localhost");
        TestEvents.add(DAY, 4, "11:00:00", "query", "auditor", "peer", "gail@localhost");
        TestEvents.add(DAY, 5, "12:00:00", "message", "hal@localhost", "peer", "ida@localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/operator/verification", "/operator/subjects/gail@localhost", "//operator/verification",
            "/operator;x=1/verification", "/operator/verification;x=1", "/api/../operator/verification",
            "/operator/%2e%2e/operator/verification", "/operator%2fverification", "/OPERATOR/verification"})
    void whoDoesNotShowTheTokenIsNotAnswered(String path) {
        assertThat(AuditHttp.get(null, path).statusCode()).isIn(400, 401);
        assertThat(AuditHttp.get(null, path, "Authorization", "Bearer ").statusCode()).isIn(400, 401);
        assertThat(AuditHttp.get(null, path, "Authorization", "Bearer x" + AuditHttp.OPERATORS_TOKEN).statusCode())
                .isIn(400, 401);
        for (Role role : Role.values()) {
            assertThat(AuditHttp.get(role, path).statusCode()).as(role.toString()).isIn(400, 401, 403);
        }
    }

    @Test
    void theTokenOpensNothingElse() {
        assertThat(ask("/api/v1/events?reason=case+1").statusCode()).isEqualTo(401);
        assertThat(ask("/operator/anything").statusCode()).isEqualTo(404);
    }

    /** In whichever spelling the user's name is given. */
    @ParameterizedTest
    @ValueSource(strings = {"gail@localhost", "GAIL@Localhost"})
    void aUserIsToldAllButWhoHasReportedThemAndWhoHasLooked(String name) {
        HttpResponse<String> export = ask("/operator/subjects/" + name);

        assertThat(export.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/x-ndjson");
        assertThat(export.body().lines().filter(line -> line.contains("1998-08-10"))).satisfiesExactly(
                line -> assertThat(line).contains("\"login\"", "192.0.2.9"),
                line -> assertThat(line).contains("\"message\"", "hal@localhost"));
        assertThat(AuditHttp.asService().queryForList("select distinct type from audit.event "
                + "where kind = 'administration' and peer = 'gail@localhost'", String.class))
                .isEqualTo(List.of("export"));
    }

    @Test
    void whatIsNoNameIsRefused() {
        assertThat(ask("/operator/subjects/a@b@c").statusCode()).isEqualTo(400);
    }

    /** The events of these tests are sealed by nobody. */
    @Test
    void whatDoesNotFitItsSealsIsNamed() {
        AuditHttp.asOwner().execute("create table audit.event_1998_08_11 partition of audit.event "
                + "for values from ('1998-08-11') to ('1998-08-12') partition by list (term)");
        AuditHttp.asOwner().execute("create table audit.event_1998_08_11_d90 partition of audit.event_1998_08_11 "
                + "for values in (90)");
        AuditHttp.asService().update("insert into audit.chain values ('1998-08-11', 90, 1, '\\x00')");
        TestEvents.add("1998-08-11", 1, "08:00:00", "login", "gail@localhost", "");

        assertThat(ask("/operator/verification").body())
                .contains("\"1998-08-11, kept for 90 days: event 1 was changed\"");
    }

    private static HttpResponse<String> ask(String path) {
        return AuditHttp.get(null, path, "Authorization", "Bearer " + AuditHttp.OPERATORS_TOKEN);
    }
}
