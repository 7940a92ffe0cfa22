package chat.granta.audit.api;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditHttp;
import chat.granta.audit.access.Role;
import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.event.ReportedMessage;
import chat.granta.audit.event.ReportedMessage.Found;
import chat.granta.audit.hold.store.HeldStanza;
import chat.granta.audit.hold.store.HoldTable;
import chat.granta.audit.hold.store.KeptMessages;
import chat.granta.audit.reports.ReportedCases;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CasesTest {
    private static final String INSULT = "<message xmlns=\"jabber:client\"><body>insult</body></message>";

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

    @Test
    void whatAHoldHasKeptIsReadPageByPageAndThatItWasIsRecorded() {
        long id = open("nora@localhost");
        long hold = hold(id, "nora@localhost");
        keep(hold, 1, "one");
        keep(hold, 2, "two");
        keep(hold(open("otto@localhost"), "otto@localhost"), 3, "of another case");

        JsonNode first = json(AuditHttp.get(Role.AUDITOR, "/api/v1/cases/" + id + "/messages?limit=1"));
        assertThat(first.at("/messages").valueStream().map(each -> each.get("stanza").asString()))
                .containsExactly("<message><body>one</body></message>");
        JsonNode rest = json(AuditHttp.get(Role.AUDITOR,
                "/api/v1/cases/" + id + "/messages?after=" + first.get("next").asLong()));
        assertThat(rest.at("/messages").valueStream().map(each -> each.get("stanza").asString()))
                .containsExactly("<message><body>two</body></message>");
        assertThat(AuditHttp.get(Role.AUDITOR, "/cases/" + id + "/messages").body())
                .contains("&lt;message&gt;&lt;body&gt;two").doesNotContain("of another case");
        assertThat(AuditHttp.asService().queryForList(
                "select distinct type || ' ' || reason from audit.event where kind = 'query' and peer = 'nora@localhost'",
                String.class)).containsExactly("held-messages case " + id);
        assertThat(AuditHttp.get(Role.AUDITOR, "/api/v1/cases/999999/messages").statusCode()).isEqualTo(404);
        assertThat(AuditHttp.get(Role.AUDITOR, "/api/v1/cases/" + id + "/messages?after=x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatAHoldHasKeptIsDeletedAfterItsCaseIsClosed() {
        long id = open("paul@localhost");
        long hold = hold(id, "paul@localhost");
        keep(hold, 1, "one");
        var messages = new KeptMessages(AuditHttp.asService());
        Instant later = Instant.now().plus(1, ChronoUnit.DAYS);

        messages.deleteOfCasesClosedBefore(later);
        assertThat(messages.page(id, 0, 10)).as("of a case that is open").hasSize(1);
        post(id, "close", "{\"outcome\":\"settled\"}");
        messages.deleteOfCasesClosedBefore(Instant.now().minus(1, ChronoUnit.DAYS));
        assertThat(messages.page(id, 0, 10)).as("of a case that was closed just now").hasSize(1);
        messages.deleteOfCasesClosedBefore(later);
        assertThat(messages.page(id, 0, 10)).isEmpty();
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"title\": \"insults\"             | The body is no JSON: see line 1, column 20",
            "{\"title\": [], \"subject\": \"x\"} | title must be text"})
    void whatIsWrongWithABodyIsSaidAndWhere(String body, String why) {
        HttpResponse<String> answer = AuditHttp.post(Role.AUDITOR, "/api/v1/cases", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("detail").asString()).isEqualTo(why);
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

    /** XEP-0377 section 5: by two ways, so that either may come first. */
    @Test
    void aMessageThatIsReportedIsEvidenceInTheCaseOfItsReport() {
        var reports = AuditHttp.bean(ReportedCases.class);
        Instant time = Instant.parse("2026-12-01T08:00:00Z");
        reports.shown(List.of(message(time, "m1", Found.SHOWN), message(time, "m2", Found.NOT_THERE),
                message(time, "m3", Found.WITH_ANOTHER)));
        reports.recorded(List.of(new Event(time, EventKind.REPORT, "pia@localhost", null, "rufus@localhost", null, null,
                null, null, null, null, null, null, "spam", "{\"texts\":[{\"text\":\"stop this\"}]}")));

        List<Long> cases = AuditHttp.asService().queryForList(
                "select id from audit.abuse_case where subject = 'rufus@localhost'", Long.class);
        assertThat(cases).hasSize(1);
        long id = cases.getFirst();
        JsonNode file = json(AuditHttp.get(Role.AUDITOR, "/api/v1/cases/" + id));
        assertThat(file.at("/about/title").asString()).isEqualTo("reported: spam");
        assertThat(file.get("evidence").valueStream().map(each -> each.get("text").asString())).containsExactly(
                "spam\nstop this", "message m1 in the archive of pia@localhost, of 2026-12-01T07:00:00Z",
                "message m2 in the archive of pia@localhost: there is none, or not any more",
                "message m3 in the archive of pia@localhost: it is from or to somebody else than rufus@localhost, "
                        + "and not shown");
        assertThat(file.at("/evidence/1/stanza").asString()).isEqualTo(INSULT);
        assertThat(file.at("/evidence/1/archiveId").asString()).isEqualTo("m1");
        assertThat(file.at("/evidence/0").has("stanza")).isFalse();
        assertThat(AuditHttp.get(Role.AUDITOR, "/cases/" + id).body()).contains("<bdi>insult</bdi>");

        var kept = new KeptMessages(AuditHttp.asService());
        kept.deleteOfCasesClosedBefore(Instant.now().plus(1, ChronoUnit.DAYS));
        assertThat(AuditHttp.get(Role.AUDITOR, "/api/v1/cases/" + id).body()).as("of a case that is open")
                .contains("insult");
        post(id, "close", "{\"outcome\":\"warned\"}");
        kept.deleteOfCasesClosedBefore(Instant.now().plus(1, ChronoUnit.DAYS));
        assertThat(AuditHttp.get(Role.AUDITOR, "/api/v1/cases/" + id).body()).doesNotContain("insult")
                .contains("message m1 in the archive");
    }

    /** They come through two ledgers, each with a transaction of its own. */
    @Test
    void aReportAndItsMessagesThatComeAtTheSameTimeOpenOneCase() throws Exception {
        var reports = AuditHttp.bean(ReportedCases.class);
        var both = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 20; i++) {
                String subject = "twice" + i + "@localhost";
                Future<?> one = threads.submit(() -> {
                    both.await();
                    reports.recorded(List.of(new Event(Instant.now(), EventKind.REPORT, "pia@localhost", null, subject,
                            null, null, null, null, null, null, null, null, "spam", null)));
                    return null;
                });
                Future<?> other = threads.submit(() -> {
                    both.await();
                    reports.shown(List.of(new ReportedMessage(Instant.now(), "pia@localhost", subject, "spam", "m1",
                            Found.NOT_THERE, null, null)));
                    return null;
                });
                one.get();
                other.get();
            }
        }
        assertThat(AuditHttp.asService().queryForList(
                "select count(*) from audit.abuse_case where subject like 'twice%' group by subject", Long.class))
                .hasSize(20).containsOnly(1L);
    }

    private static ReportedMessage message(Instant time, String id, Found found) {
        return new ReportedMessage(time, "pia@localhost", "rufus@localhost", "spam", id, found,
                found == Found.SHOWN ? time.minusSeconds(3600) : null,
                found == Found.SHOWN ? INSULT : null);
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

    private static long hold(long id, String subject) {
        return json(AuditHttp.post(Role.AUDITOR, "/api/v1/cases/" + id + "/holds",
                "{\"subject\":\"" + subject + "\",\"reason\":\"threats\",\"authoriser\":\"Dr. Dean\",\"ends\":\""
                        + Instant.now().plus(30, ChronoUnit.DAYS) + "\"}"))
                .get("id").asLong();
    }

    private static void keep(long hold, long offset, String text) {
        UUID topic = new UUID(1, 1);
        new HoldTable(AuditHttp.asService(),
                new TransactionTemplate(AuditHttp.bean(PlatformTransactionManager.class))).keep(
                        List.of(new HeldStanza(hold, topic, 0, offset, 0, Instant.now(), "romeo@localhost",
                                "juliet@localhost", "<message><body>" + text + "</body></message>",
                                "record " + offset)),
                        topic, 0, offset + 1);
    }

    private static int post(long id, String what, String json) {
        return AuditHttp.post(Role.AUDITOR, "/api/v1/cases/" + id + '/' + what, json).statusCode();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
