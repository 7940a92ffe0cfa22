package chat.granta.audit.api;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditHttp;
import chat.granta.audit.access.Role;
import chat.granta.audit.figures.Statistic;
import chat.granta.audit.groups.Institutions;
import chat.granta.audit.statistics.store.DayCounts;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class StatisticsTest {
    private static final String DAY = "1998-05-04";
    private static final String WHEN = "?from=" + DAY + "&to=" + DAY;
    /** Has the same events, which are counted and gone. */
    private static final String COUNTED = "1998-05-06";

    @BeforeAll
    static void makeEvents() {
        makeEvents(DAY);
        makeEvents(COUNTED);
        new DayCounts(new NamedParameterJdbcTemplate(AuditHttp.asService()), AuditHttp.bean(Institutions.class))
                .count(LocalDate.parse(COUNTED), "a key");
        AuditHttp.asOwner().execute("drop table audit.event_" + COUNTED.replace('-', '_'));
    }

    private static void makeEvents(String day) {
        TestEvents.makeDay(day);
        for (int i = 1; i <= 6; i++) {
            String account = "s" + i + "@localhost";
            TestEvents.add(day, i, "08:00:0" + i, "login", account, "detail, address",
                    "{\"mechanism\":\"SCRAM-SHA-256\",\"tls\":\"TLSv1.3\"}", "192.0.2." + i);
            TestEvents.add(day, 40 + i, "08:01:0" + i, "client", account, "detail",
                    "{\"client\":\"https://gajim.org\"}");
            TestEvents.add(day, 10 + i, "08:01:0" + i, "session-start", account, "resource", "r");
            TestEvents.add(day, 20 + i, "09:30:00", "room-message", account, "room, outcome", "tea@group.localhost",
                    "delivered");
        }
        TestEvents.add(day, 30, "08:01:04.5", "session-end", "s1@localhost", "resource, reason", "r", "closed");
        TestEvents.add(day, 31, "10:15:00", "message", "s1@localhost", "outcome", "offline");
        TestEvents.add(day, 32, "10:16:00", "room-message", "s1@localhost", "room", "two@group.localhost");
        TestEvents.add(day, 33, "11:00:00", "federation", "", "peer, outcome", "remote.example", "established");
        TestEvents.add(day, 34, "11:00:00", "client", "s1@localhost", "detail", "{\"client\":\"OnlyHers\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            users-per-day | "day","users","logins";"1998-05-04",6,6
            messages-per-hour | "hour","messages","room_messages";"1998-05-04T09:00Z",0,6;"1998-05-04T10:00Z",1,1
            peak-sessions | "day","sessions";"1998-05-04",5
            clients | "client","users","sessions";"https://gajim.org",6,6
            logins | "mechanism","tls","users","logins";"SCRAM-SHA-256","TLSv1.3",6,6
            rooms | "room","users","messages";"tea@group.localhost",6,6
            federation | "domain","outcome","streams";"remote.example","established",1
            outcomes | "kind","outcome","messages";"message","offline",1;"room-message","",1;"room-message","delivered",6
            institutions | "institution","day","users","messages","room_messages";"other","1998-05-04",6,1,7
            """)
    void eventsAreCounted(String name, String lines) {
        assertThat(lines(name + WHEN).replace("\n", ";")).isEqualTo(lines);
    }

    private static String lines(String statistic) {
        return AuditHttp.get(Role.STATISTICIAN, "/api/v1/statistics/" + statistic, "Accept", "text/csv").body().strip()
                .replace("\r\n", "\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"USERS_PER_DAY", "MESSAGES_PER_HOUR", "PEAK_SESSIONS", "FEDERATION", "OUTCOMES",
            "INSTITUTIONS"})
    void figuresOfACountedDayAreWhatTheyWereAndNeedNoEvents(Statistic statistic) {
        String counted = AuditHttp.get(Role.STATISTICIAN,
                "/api/v1/statistics/" + statistic + "?from=" + COUNTED + "&to=" + COUNTED).body();

        assertThat(counted.replace(COUNTED, DAY)).isEqualTo(
                AuditHttp.get(Role.STATISTICIAN, "/api/v1/statistics/" + statistic + WHEN).body());
    }

    @Test
    void countedDaysAndOthersAreOneTable() {
        assertThat(AuditHttp.get(Role.STATISTICIAN, "/api/v1/statistics/federation?from=" + DAY + "&to=" + COUNTED)
                .body()).contains("[\"remote.example\",\"established\",2]");
    }

    @ParameterizedTest
    @EnumSource
    void noFigureNamesAUser(Statistic statistic) {
        assertThat(AuditHttp.get(Role.STATISTICIAN, "/api/v1/statistics/" + statistic + WHEN).body())
                .contains("\"columns\"").doesNotContain("s1@localhost").doesNotContain("OnlyHers")
                .doesNotContain("two@group");
    }

    @Test
    void institutionsAreCountedByDayAndThoseOfFewUsersWithTheOthers() {
        TestEvents.makeDay("1998-05-08");
        write("1998-05-08", 100, "physics", 6);
        write("1998-05-08", 200, "history", 5);
        write("1998-05-08", 300, "law", 2);
        TestEvents.add("1998-05-08", 400, "08:00:00", "message", "stranger@remote.example", "outcome", "delivered");
        TestEvents.makeDay("1998-05-09");
        write("1998-05-09", 100, "physics", 6);
        write("1998-05-09", 200, "history", 5);
        write("1998-05-09", 300, "nobody's", 5);
        TestEvents.add("1998-05-09", 400, "07:00:00", "login", "physics7@localhost", "");

        // History is not shown on the first day: what is left of the day's sum would be what two lawyers have written.
        assertThat(lines("institutions?from=1998-05-08&to=1998-05-09")).isEqualTo("""
                "institution","day","users","messages","room_messages"
                "history","1998-05-09",5,5,10
                "other","1998-05-08",7,7,14
                "other","1998-05-09",5,5,10
                "physics","1998-05-08",6,6,12
                "physics","1998-05-09",7,6,12""");
    }

    /** Each of so many users writes one message, and two in a room. */
    private static void write(String day, int first, String institution, int users) {
        for (int i = 1; i <= users; i++) {
            String account = institution + i + "@localhost";
            TestEvents.add(day, first + 3 * i, "08:00:00", "message", account, "outcome", "delivered");
            TestEvents.add(day, first + 3 * i + 1, "08:00:00", "room-message", account, "room", "tea@group.localhost");
            TestEvents.add(day, first + 3 * i + 2, "08:00:00", "room-message", account, "room", "tea@group.localhost");
        }
    }

    @Test
    void aUserIsWhoTheFilesSayToo() {
        assertThat(AuditHttp.get(Role.AUDITOR, "/api/v1/users/physics1@localhost?reason=case+1").body())
                .contains("\"institution\":\"physics\"").contains("\"groups\":[\"Examinations\"]");
        assertThat(AuditHttp.get(Role.AUDITOR, "/api/v1/users/nobody@localhost?reason=case+1").body())
                .contains("\"institution\":null").contains("\"groups\":[]");
    }

    @Test
    void sessionsArePutTogether() {
        String sessions = AuditHttp.get(Role.AUDITOR,
                "/api/v1/sessions?from=" + DAY + "&to=1998-05-05&reason=case+1&user=s1@localhost").body();

        assertThat(sessions).contains("\"started\":\"1998-05-04T08:01:01Z\"")
                .contains("\"ended\":\"1998-05-04T08:01:04.500Z\"").contains("\"reason\":\"closed\"");
    }

    @Test
    void aUserIsWhatTheTrailKnows() {
        String known = AuditHttp.get(Role.AUDITOR, "/api/v1/users/s2@localhost?reason=case+1").body();

        assertThat(known).contains("\"firstSeen\":\"1998-05-04T08:00:02Z\"").contains("\"addresses\":[\"192.0.2.2\"]")
                .contains("\"room-message\":1").contains("\"started\":\"1998-05-04T08:01:02Z\"");
        assertThat(AuditHttp.get(Role.AUDITOR, "/api/v1/users/s2@localhost").statusCode()).isEqualTo(400);
    }

    @Test
    void thePolicyIsInWords() {
        assertThat(AuditHttp.get(Role.STATISTICIAN, "/api/v1/policy").body())
                .contains("what became of it: kept for 90 days")
                .contains("What is written in messages is not recorded");
    }
}
