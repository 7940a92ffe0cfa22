package chat.granta.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditHttp;
import chat.granta.audit.api.TestEvents;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.search.store.EventSearch;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of somebody who is seldom there: what was before the last hours is looked at when these have not enough. */
class EventSearchTest {
    private static final LocalDate TODAY = LocalDate.parse("1998-12-31");
    private static final String USER = "seldom@localhost";
    private static final List<Integer> DAYS_AGO = List.of(0, 1, 2, 8, 9, 63, 64, 65, 200);

    private final EventSearch search = new EventSearch(AuditHttp.asService(),
            InstantSource.fixed(Instant.parse("1998-12-31T12:00:00Z")));

    @BeforeAll
    static void makeEvents() {
        for (int ago : DAYS_AGO) {
            String day = TODAY.minusDays(ago).toString();
            TestEvents.makeDay(day);
            TestEvents.add(day, 1, "08:00:00", "login", USER, "");
            TestEvents.add(day, 2, "09:00:00", "message", USER, "");
            TestEvents.add(day, 3, "10:00:00", "report", USER, "");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 26, 27, 28})
    void pagesHaveEachEventOnceNewestFirst(int limit) {
        assertThat(all(criteria(null, null), limit)).hasSize(3 * DAYS_AGO.size()).isSortedAccordingTo(
                (one, other) -> other.place().time().compareTo(one.place().time()));
    }

    @Test
    void aTimeThatIsAskedForIsKeptTo() {
        Instant from = Instant.parse("1998-10-28T09:00:00Z");
        Instant to = Instant.parse("1998-12-23T09:30:00Z");
        assertThat(all(criteria(from, to), 2)).extracting(found -> found.event().time().toString())
                .containsExactly("1998-12-23T09:00:00Z", "1998-12-23T08:00:00Z", "1998-12-22T10:00:00Z",
                        "1998-12-22T09:00:00Z", "1998-12-22T08:00:00Z", "1998-10-29T10:00:00Z", "1998-10-29T09:00:00Z",
                        "1998-10-29T08:00:00Z", "1998-10-28T10:00:00Z", "1998-10-28T09:00:00Z");
    }

    @Test
    void kindsAreToldApart() {
        assertThat(all(criteria(null, null, EventKind.REPORT), 4)).hasSameSizeAs(DAYS_AGO);
        assertThat(all(criteria(null, null, EventKind.MESSAGE, EventKind.REPORT), 4)).hasSize(2 * DAYS_AGO.size());
    }

    private List<Found> all(Criteria criteria, int limit) {
        List<Found> all = new ArrayList<>();
        @Nullable
        Cursor after = null;
        while (true) {
            List<Found> page = search.page(criteria, after, limit);
            all.addAll(page);
            if (page.size() < limit) {
                return all;
            }
            after = page.getLast().place();
        }
    }

    private static Criteria criteria(@Nullable Instant from, @Nullable Instant to, EventKind... kinds) {
        return new Criteria(USER, null, null, List.of(kinds), null, from, to);
    }
}
