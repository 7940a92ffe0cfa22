package chat.granta.audit.api;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditHttp;
import chat.granta.audit.access.Role;
import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.reports.ReportedCases;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CasesTest {
    @Test
    void aCaseIsOpenedWorkedOnAndClosed() {
        long id = open("mallory@localhost");
        String ends = Instant.now().plus(30, ChronoUnit.DAYS).toString();
        assertThat(post(id, "notes", "{\"text\":\"talked to the dean\"}")).isEqualTo(201);
        assertThat(post(id, "evidence", "{\"text\":\"a letter\"}")).isEqualTo(201);
        assertThat(post(id, "holds", "{\"subject\":\"mallory@localhost\",\"reason\":\"threats\","
                + "\"authoriser\":\"Dr. Dean\",\"ends\":\"" + ends + "\"}")).isEqualTo(201);
        assertThat(post(id, "close", "{\"outcome\":\"settled\"}")).isEqualTo(200);

        JsonNode file = json(AuditHttp.get(Role.AUDITOR, "/api/v1/cases/" + id));
        assertThat(file.at("/about/closer").asString()).isEqualTo("auditor");
        assertThat(file.at("/notes/0/text").asString()).isEqualTo("talked to the dean");
        assertThat(file.at("/evidence/0/author").asString()).isEqualTo("auditor");
        assertThat(file.at("/holds/0/authoriser").asString()).isEqualTo("Dr. Dean");
        assertThat(file.at("/holds/0/lifted").asString()).as("a hold ends with its case").isNotEmpty();
        assertThat(post(id, "notes", "{\"text\":\"too late\"}")).isEqualTo(409);
        assertThat(json(AuditHttp.get(Role.AUDITOR, "/api/v1/cases?state=open")).get("cases").valueStream()
                .map(each -> each.get("id").longValue())).doesNotContain(id);
    }

    @Test
    void whatIsDoneAboutACaseIsRecorded() {
        long id = open("norman@localhost");
        AuditHttp.get(Role.AUDITOR, "/api/v1/cases/" + id);

        assertThat(AuditHttp.asService().queryForList(
                "select type from audit.event where peer = 'norman@localhost' order by time", String.class))
                .containsExactly("case-open", "case");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"subject\":\"m@localhost\",\"reason\":\"r\",\"authoriser\":\"AUDITOR\",\"ends\":\"2999-01-01\"}",
            "{\"subject\":\"m@localhost\",\"reason\":\"r\",\"authoriser\":\"Dr. Dean\",\"ends\":\"2999-01-01\"}",
            "{\"subject\":\"m@localhost\",\"reason\":\"r\",\"authoriser\":\"Dr. Dean\",\"ends\":\"1999-01-01\"}",
            "{\"subject\":\"m@localhost\",\"reason\":\"r\",\"authoriser\":\"Dr. Dean\"}",
            "{\"subject\":\"m@localhost\",\"reason\":\"r\",\"ends\":\"2026-12-24\"}",
            "{\"subject\":\"m@localhost\",\"authoriser\":\"Dr. Dean\",\"ends\":\"2026-12-24\"}",
            "{\"subject\":\"\",\"reason\":\"r\",\"authoriser\":\"Dr. Dean\",\"ends\":\"2026-12-24\"}"})
    void aHoldNeedsAReasonAnEndAndSomebodyElseWhoHasDecidedIt(String order) {
        assertThat(post(open("oscar@localhost"), "holds", order)).isEqualTo(400);
    }

    @Test
    void aCaseThatIsNotThereIsNotFound() {
        assertThat(AuditHttp.get(Role.AUDITOR, "/api/v1/cases/999999").statusCode()).isEqualTo(404);
        assertThat(post(999_999, "close", "{\"outcome\":\"settled\"}")).isEqualTo(404);
    }

    /** XEP-0377. */
    @Test
    void reportsAboutOneAreOneCaseWithTheReportsAsItsEvidence() {
        var reports = AuditHttp.bean(ReportedCases.class);
        reports.recorded(List.of(report("pat@localhost", "spam"), report("quinn@localhost", "abuse")));

        List<Long> cases = AuditHttp.asService().queryForList(
                "select id from audit.abuse_case where subject = 'eve@localhost' and reported", Long.class);
        assertThat(cases).hasSize(1);
        JsonNode file = json(AuditHttp.get(Role.AUDITOR, "/api/v1/cases/" + cases.getFirst()));
        assertThat(file.get("evidence").valueStream().map(each -> each.get("author").asString()))
                .containsExactly("pat@localhost", "quinn@localhost");
        assertThat(file.at("/evidence/0/text").asString())
                .isEqualTo("spam\nstop this\nmessage m1 in the archive of pat@localhost\nmay be told to others");
        assertThat(file.at("/evidence/1/text").asString()).as("the case is called after the first only")
                .startsWith("abuse\nstop this");

        post(cases.getFirst(), "close", "{\"outcome\":\"warned\"}");
        reports.recorded(List.of(report("pat@localhost", "spam")));
        assertThat(AuditHttp.asService().queryForObject(
                "select count(*) from audit.abuse_case where subject = 'eve@localhost'", Long.class)).isEqualTo(2);
    }

    private static Event report(String reporter, String reason) {
        return new Event(Instant.now(), EventKind.REPORT, reporter, null, "eve@localhost", null, null, null, null, null,
                null, null, null, reason,
                "{\"texts\":[{\"text\":\"stop this\"}],\"stanzas\":[{\"by\":\"pat@localhost\",\"id\":\"m1\"}],"
                        + "\"mayTellOrigin\":false,\"mayTellOthers\":true}");
    }

    private static long open(String subject) {
        HttpResponse<String> opened = AuditHttp.post(Role.AUDITOR, "/api/v1/cases",
                "{\"title\":\"insults\",\"subject\":\"" + subject + "\"}");
        assertThat(opened.statusCode()).isEqualTo(201);
        return json(opened).get("id").longValue();
    }

    private static int post(long id, String what, String json) {
        return AuditHttp.post(Role.AUDITOR, "/api/v1/cases/" + id + '/' + what, json).statusCode();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
