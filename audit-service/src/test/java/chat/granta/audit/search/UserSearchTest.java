package chat.granta.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditHttp;
import chat.granta.audit.api.TestEvents;
import chat.granta.audit.groups.Institutions;
import chat.granta.audit.groups.RoomGroups;
import chat.granta.audit.search.store.EventSearch;
import chat.granta.audit.search.store.SessionSearch;
import chat.granta.audit.search.store.UserSearch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is known of a user who is in few events, and of one who is in many. */
class UserSearchTest {
    private static final String BUSY = "busy@localhost";
    private static final String QUIET = "quiet@localhost";

    private final UserSearch users = new UserSearch(AuditHttp.asService(), new SessionSearch(AuditHttp.asService()),
            new EventSearch(AuditHttp.asService(), InstantSource.fixed(Instant.parse("1998-12-30T12:00:00Z"))),
            Institutions.none("localhost"), RoomGroups.none());

    @BeforeAll
    static void makeEvents() {
        for (String day : new String[]{"1998-11-20", "1998-11-29", "1998-11-30"}) {
            TestEvents.makeDay(day);
        }
        TestEvents.add("1998-11-20", 1, "07:00:00", "login", BUSY, "address", "192.0.2.1");
        TestEvents.add("1998-11-20", 2, "07:00:00", "login", QUIET, "address", "192.0.2.2");
        TestEvents.add("1998-11-29", 1, "08:00:00", "session-start", QUIET, "resource", "phone");
        TestEvents.add("1998-11-29", 2, "08:00:01", "message", QUIET, "");
        TestEvents.add("1998-11-29", 3, "08:00:00", "session-start", QUIET, "resource", "desk");
        TestEvents.add("1998-11-29", 4, "09:00:00", "session-end", QUIET, "resource", "desk");
        messages("1998-11-29", 9_900, "20:00:00");
        messages("1998-11-30", 150, "11:30:00");
        TestEvents.add("1998-11-30", 2000, "11:40:00", "login", BUSY, "address", "192.0.2.3");
    }

    private static void messages(String day, int count, String time) {
        AuditHttp.asService().update("insert into audit.event (day, term, number, time, kind, account, seal) "
                + "select ?::date, 90, 100 + n, ?::timestamptz, 'message', ?, '\\x00' from generate_series(1, ?) n",
                day,
                day + ' ' + time + 'Z', BUSY, count);
    }

    @Test
    void ofWhoIsInFewEventsAllAreCounted() {
        Known known = users.user(QUIET);

        assertThat(known.events())
                .isEqualTo(Map.of("login", 1L, "message", 1L, "session-end", 1L, "session-start", 2L));
        assertThat(known.eventsSince()).isNull();
        assertThat(known.firstSeen()).isEqualTo("1998-11-20T07:00:00Z");
        assertThat(known.lastSeen()).isEqualTo("1998-11-29T09:00:00Z");
        assertThat(known.lastLogin()).isEqualTo("1998-11-20T07:00:00Z");
        assertThat(known.addresses()).containsExactly("192.0.2.2");
        assertThat(known.open()).extracting(Session::resource).containsExactly("phone");
    }

    @Test
    void ofWhoIsInManyThoseOfTheLongestTimeInWhichTheyAreFewAre() {
        Known known = users.user(BUSY);

        assertThat(known.events()).isEqualTo(Map.of("login", 1L, "message", 150L));
        assertThat(known.eventsSince()).as("8 hours before the last").isEqualTo("1998-11-30T03:40:00Z");
        assertThat(known.firstSeen()).as("of a login before that").isEqualTo("1998-11-20T07:00:00Z");
        assertThat(known.lastSeen()).isEqualTo("1998-11-30T11:40:00Z");
        assertThat(known.addresses()).containsExactly("192.0.2.3", "192.0.2.1");
    }

    @Test
    void ofWhoIsInNoneNothingIs() {
        Known known = users.user("nobody@localhost");

        assertThat(known.events()).isEmpty();
        assertThat(known.firstSeen()).isNull();
        assertThat(known.lastLogin()).isNull();
        assertThat(known.open()).isEmpty();
    }
}
