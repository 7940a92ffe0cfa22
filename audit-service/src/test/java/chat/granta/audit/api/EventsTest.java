package chat.granta.audit.api;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditHttp;
import chat.granta.audit.access.Role;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventsTest {
    private static final String DAY = "1998-03-02";
    private static final String WHEN = "&from=1998-03-02&to=1998-03-03&reason=case+17";

    @BeforeAll
    static void makeEvents() {
        TestEvents.makeDay(DAY);
        for (int i = 1; i <= 25; i++) {
            // Several of one time, so that a page ends among them.
            TestEvents.add(DAY, i, "12:00:0" + i / 5, "message", "ann@localhost", "peer, size, outcome",
                    "ben@localhost", i, "delivered");
        }
        TestEvents.add(DAY, 26, "09:00:00", "login", "cay@localhost", "address, detail", "192.0.2.7",
                "{\"mechanism\":\"PLAIN\"}");
        TestEvents.add(DAY, 27, "13:00:00", "report", "=cmd|'/c calc'!A1@localhost", "peer, reason", "ben@localhost",
                "\"<script>\",\n");
    }

    @Test
    void aQueryWithoutAReasonIsRefused() {
        HttpResponse<String> refused = AuditHttp.get(Role.AUDITOR, "/api/v1/events?user=ann@localhost");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).contains("application/problem+json");
        assertThat(refused.body()).contains("say why");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson"})
    void aRefusalIsAProblemDetailWhateverWasAskedFor(String type) {
        HttpResponse<String> refused = AuditHttp.get(Role.AUDITOR, "/api/v1/events?user=ann@localhost", "Accept",
                type);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("say why");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        List<Integer> sizes = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json(AuditHttp.get(Role.AUDITOR,
                    "/api/v1/events?user=ann@localhost&limit=7" + WHEN + "&cursor=" + cursor));
            page.get("events").forEach(event -> sizes.add(event.get("size").intValue()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());

        List<Integer> newestFirst = new ArrayList<>();
        for (int i = 25; i >= 1; i--) {
            newestFirst.add(i);
        }
        assertThat(sizes).isEqualTo(newestFirst);
    }

    @Test
    void eachCriterionCounts() {
        assertThat(count("user=cay@localhost")).isEqualTo(1);
        assertThat(count("user=CAY@localhost/phone")).isEqualTo(1);
        assertThat(count("peer=ben@localhost")).isEqualTo(26);
        assertThat(count("kind=login,report")).isEqualTo(2);
        assertThat(count("address=192.0.2.7")).isEqualTo(1);
        assertThat(count("room=tea@group.localhost")).isZero();
        assertThat(count("")).isEqualTo(27);
    }

    @Test
    void linesAreStreamed() {
        String lines = AuditHttp.get(Role.AUDITOR, "/api/v1/events?user=ann@localhost" + WHEN, "Accept",
                "application/x-ndjson").body();

        assertThat(lines.lines()).hasSize(25).allMatch(line -> line.startsWith("{\"time\":\"1998-03-02T12:00:0"));
    }

    /** The report has a line break in its reason. */
    @Test
    void noWordsOfOthersMakeALineOfTheirOwn() {
        String lines = AuditHttp.get(Role.AUDITOR, "/api/v1/events?kind=report" + WHEN, "Accept",
                "application/x-ndjson").body();

        assertThat(lines.lines()).singleElement().asString().contains("\"reason\":\"\\\"<script>\\\",\\n\"");
    }

    @Test
    void aSpreadsheetFindsNoFormula() {
        String lines = AuditHttp.get(Role.AUDITOR, "/api/v1/events?kind=report" + WHEN, "Accept", "text/csv").body();

        assertThat(lines).startsWith("\"time\",\"kind\",\"account\"").contains("\"'=cmd|'/c calc'!A1@localhost\"")
                .contains("\"\"\"<script>\"\",\n\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user=a@b@c/", "kind=nonsense", "kind=message'--", "from=yesterday", "from=-99999-01-01",
            "to=99999-01-01T00:00:00Z", "limit=0", "limit=1001", "limit=-1", "limit=1;drop table audit.event",
            "cursor=x", "cursor=MSc7IGRyb3A", "cursor=OTk5OTk5OTk5OTk5OTk5OTk5LjEuMQ", "address=\0",
            "reason=\0\0\0", "room=' or 1=1 --@x@"})
    void whatIsNoValueIsRefusedAndReachesNoDatabase(String parameter) {
        int equals = parameter.indexOf('=');
        String path = "/api/v1/events?" + parameter.substring(0, equals + 1)
                + URLEncoder.encode(parameter.substring(equals + 1), StandardCharsets.UTF_8)
                + (parameter.startsWith("reason") ? "" : "&reason=case+17");

        assertThat(AuditHttp.get(Role.AUDITOR, path).statusCode()).isEqualTo(400);
    }

    @Test
    void sqlInAValueIsAValue() {
        assertThat(count("address=" + URLEncoder.encode("' or '1'='1", StandardCharsets.UTF_8))).isZero();
        assertThat(count("user=" + URLEncoder.encode("x'; drop table audit.event; --.example", StandardCharsets.UTF_8)
                .replace("+", "%20"), 400)).isEqualTo(-1);
        assertThat(count("")).isEqualTo(27);
    }

    @Test
    void whoHasAskedWhatAndWhyIsRecorded() {
        AuditHttp.get(Role.AUDITOR, "/api/v1/events?user=dora@localhost&reason=case+4711%0Aforged%20line");

        assertThat(AuditHttp.asService().queryForList(
                "select account || ' ' || type || ' ' || address || ' ' || reason || ' ' || detail from audit.event "
                        + "where kind = 'query' and peer = 'dora@localhost'",
                String.class)).containsExactly(
                        "auditor events 127.0.0.1 case 4711\nforged line {\"user\":\"dora@localhost\"}");
    }

    @Test
    void whatWasRecordedOfAuditorsCannotBeChanged() {
        for (String statement : List.of("update audit.event set account = 'x'", "delete from audit.event",
                "truncate audit.event")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                    () -> AuditHttp.asService().execute(statement))).rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private static int count(String criterion) {
        return count(criterion, 200);
    }

    private static int count(String criterion, int status) {
        HttpResponse<String> answer = AuditHttp.get(Role.AUDITOR,
                "/api/v1/events?" + criterion + WHEN + "&limit=1000");
        assertThat(answer.statusCode()).isEqualTo(status);
        return status == 200 ? json(answer).get("events").size() : -1;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
