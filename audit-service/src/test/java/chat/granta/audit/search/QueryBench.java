package chat.granta.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditDatabase;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.figures.Statistic;
import chat.granta.audit.figures.store.StatisticQueries;
import chat.granta.audit.groups.Institutions;
import chat.granta.audit.groups.RoomGroups;
import chat.granta.audit.search.store.EventSearch;
import chat.granta.audit.search.store.SessionSearch;
import chat.granta.audit.search.store.UserSearch;
import chat.granta.audit.trail.TestTrail;
import chat.granta.audit.trail.store.PartitionKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * How long auditors wait for a page of what they ask for, in a trail of so many events. Not run with the tests:
 *
 * <pre>mvn -pl audit-service -am test -Dtest=QueryBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.rows=10000000</pre>
 *
 * <p>With {@code -Dbench.data=DIRECTORY} the trail stays there, and is not written again by the next run.
 *
 * <p>Ten days, or {@code -Dbench.days}, the last of them as it was just written. Of the users one is a bot that writes a twentieth of all, and a few write as much as all
 * the others. Beside other work a page waits for processors; how long it would have taken without that is what counts.
 */
class QueryBench {
    private static final long ROWS = Long.getLong("bench.rows", 1_000_000);
    private static final int QUERIES = Integer.getInteger("bench.queries", 100);
    private static final int DAYS = Integer.getInteger("bench.days", 10);
    private static final int USERS = 20_000;
    private static final int ROOMS = 200;
    private static final int PAGE = 100;
    private static final String FIGURES = "figures: ";
    private static final int DEPTH = 5;
    private static final LocalDate FIRST = LocalDate.ofInstant(TestTrail.NOON, ZoneOffset.UTC);

    private final Random random = new Random(1);
    private final Map<String, Taken> taken = new TreeMap<>();
    private EventSearch events;
    private SessionSearch sessions;
    private UserSearch users;
    private StatisticQueries figures;
    private Queueing queueing;

    /** Nanoseconds: by the clock, and without those in which a processor was wanted and others had it. */
    private record Taken(List<Long> time, List<Long> undisturbed) {}

    @BeforeEach
    void connect() throws SQLException {
        fill();
        var connection = new SingleConnectionDataSource(
                Objects.requireNonNull(AuditDatabase.asService().getDataSource()).getConnection(), true);
        var database = new JdbcTemplate(connection);
        queueing = new Queueing(
                Objects.requireNonNull(database.queryForObject("select pg_backend_pid()", Long.class)));
        InstantSource end = InstantSource
                .fixed(FIRST.plusDays(DAYS - 1).atTime(23, 59).toInstant(ZoneOffset.UTC));
        events = new EventSearch(database, end);
        sessions = new SessionSearch(database);
        users = new UserSearch(database, sessions, events, Institutions.none("example.org"),
                RoomGroups.none());
        figures = new StatisticQueries(database, Institutions.none("example.org"));
    }

    @Test
    void anyPageOfAQueryIsThereWithinATenthOfASecond() {
        for (int i = 0; i < QUERIES; i++) {
            pages("all", criteria(null, null, null, null));
            pages("user", criteria(user(), null, null, null));
            pages("the bot", criteria("bot@example.org", null, null, null));
            pages("nobody", criteria("nobody" + i + "@example.org", null, null, null));
            pages("user, peer", criteria(user(), user(), null, null));
            pages("peer", criteria(null, user(), null, null));
            pages("room", criteria(null, null, "room" + random.nextInt(ROOMS) + "@group.example.org", null));
            pages("address", criteria(null, null, null, "192.0.2." + random.nextInt(250)));
            pages("logins of a user", criteria(user(), null, null, null, EventKind.LOGIN, EventKind.LOGIN_FAILURE));
            pages("logins", criteria(null, null, null, null, EventKind.LOGIN));
            pages("failed logins", criteria(null, null, null, null, EventKind.LOGIN_FAILURE));
            Instant from = FIRST.plusDays(random.nextInt(DAYS)).atTime(12, 0).toInstant(ZoneOffset.UTC);
            pages("reports", criteria(null, null, null, null, EventKind.REPORT));
            pages("logins, reports", criteria(null, null, null, null, EventKind.LOGIN_FAILURE, EventKind.REPORT));
            pages("user, an hour", new Criteria(user(), null, null, List.of(), null, from, from.plusSeconds(3600)));
            time("sessions of a user", () -> sessions.sessions(criteria(user(), null, null, null), PAGE));
            // Figures of all days: no pages, but statisticians wait for them as well.
            for (Statistic figure : List.of(Statistic.CLIENTS, Statistic.LOGINS, Statistic.ROOMS)) {
                time(FIGURES + figure, () -> figures.count(figure, FIRST, FIRST.plusDays(DAYS - 1)));
            }
            time("sessions", () -> sessions.sessions(criteria(null, null, null, null), PAGE));
            time("what is known of a user", () -> users.user(user()));
            time("what is known of the bot", () -> users.user("bot@example.org"));
            time("sessions of the bot", () -> sessions.sessions(criteria("bot@example.org", null, null, null), PAGE));
        }
        var all = new Taken(new ArrayList<>(), new ArrayList<>());
        taken.forEach((name, each) -> {
            print(name, each);
            if (name.startsWith(FIGURES)) {
                return;
            }
            all.time().addAll(each.time());
            all.undisturbed().addAll(each.undisturbed());
        });
        print("all of them", all);
        assertThat(at(sorted(all.undisturbed()), 0.99)).isLessThan(100_000_000L);
    }

    private void fill() {
        Long written = AuditDatabase.asOwner().queryForObject("select count(*) from audit.event", Long.class);
        if (written != null && written == ROWS) {
            return;
        }
        var trail = new TestTrail();
        List<PartitionKey> partitions = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            partitions.add(new PartitionKey(FIRST.plusDays(day), 90));
            partitions.add(new PartitionKey(FIRST.plusDays(day), 180));
        }
        trail.partitions.ensure(partitions);
        // A connection of its own: the service's give up what takes longer than half a minute.
        Map<String, Object> settings = AuditDatabase.settings();
        var connection = new SingleConnectionDataSource(String.valueOf(settings.get("spring.datasource.url")),
                String.valueOf(settings.get("spring.datasource.username")),
                String.valueOf(settings.get("spring.datasource.password")), true);
        var owner = new JdbcTemplate(connection);
        long began = System.nanoTime();
        for (int day = 0; day < DAYS; day++) {
            owner.update("""
                    insert into audit.event
                    select day, case when what < 0.95 then 90 else 180 end, i, day + i * (interval '1 day' / ?),
                        case when what < 0.87 then 'message' when what < 0.95 then 'room-message'
                             when what < 0.965 then 'login' when what < 0.98 then 'session-start'
                             when what < 0.995 then 'session-end' else 'login-failure' end,
                        who, 'phone',
                        case when what < 0.87 then 'user' || floor(power(random(), 2) * ?) || '@example.org' end, null,
                        case when what between 0.87 and 0.95
                             then 'room' || floor(power(random(), 2) * ?) || '@group.example.org' end,
                        case when what > 0.95 then '192.0.2.' || floor(random() * 250) end,
                        'chat', 'm' || i, substr(md5(i::text), 1, 16), 120, 'delivered', null, null,
                        sha256(i::text::bytea)
                    from (select date '%s' as day, i, random() as what, case when random() < 0.05 then 'bot@example.org'
                        else 'user' || floor(power(random(), 2) * ?) || '@example.org' end as who
                        from generate_series(1, ?) i) drawn
                    """.formatted(FIRST.plusDays(day)), ROWS / DAYS, USERS, ROOMS, USERS, ROWS / DAYS);
            // As autovacuum does, which looks at the partitions and not at the whole.
            String care = day < DAYS - 1 ? "vacuum analyze audit." : "analyze audit.";
            String table = "event_" + FIRST.plusDays(day).toString().replace('-', '_');
            owner.execute(care + table + "_d90");
            owner.execute(care + table + "_d180");
            System.out.printf("day %d is written, after %.0f s%n", day + 1, (System.nanoTime() - began) / 1e9);
        }
        connection.destroy();
    }

    /** The first page, and some that follow. */
    private void pages(String name, Criteria criteria) {
        @Nullable
        Cursor cursor = null;
        for (int page = 0; page < DEPTH; page++) {
            @Nullable
            Cursor after = cursor;
            List<Found> found = time(name, () -> events.page(criteria, after, PAGE));
            if (found.size() < PAGE) {
                return;
            }
            cursor = found.getLast().place();
        }
    }

    private <T> T time(String name, Supplier<T> query) {
        long began = System.nanoTime();
        long queuedBefore = queueing.nanos();
        T answer = query.get();
        Taken here = taken.computeIfAbsent(name, _ -> new Taken(new ArrayList<>(), new ArrayList<>()));
        long time = System.nanoTime() - began;
        here.time().add(time);
        here.undisturbed().add(time - (queueing.nanos() - queuedBefore));
        return answer;
    }

    private String user() {
        double drawn = random.nextDouble();
        return "user" + (int) (drawn * drawn * USERS) + "@example.org";
    }

    private static Criteria criteria(@Nullable String user, @Nullable String peer, @Nullable String room,
            @Nullable String address, EventKind... kinds) {
        return new Criteria(user, peer, room, Arrays.asList(kinds), address, null, null);
    }

    private static void print(String name, Taken taken) {
        long[] time = sorted(taken.time());
        long[] undisturbed = sorted(taken.undisturbed());
        System.out.printf(
                "%-24s %5d pages, p50 %6.1f ms, p99 %6.1f ms, longest %6.1f ms; undisturbed p50 %6.1f ms, p99 %6.1f ms, longest %6.1f ms%n",
                name, time.length, at(time, 0.5) / 1e6, at(time, 0.99) / 1e6, time[time.length - 1] / 1e6,
                at(undisturbed, 0.5) / 1e6, at(undisturbed, 0.99) / 1e6, undisturbed[undisturbed.length - 1] / 1e6);
    }

    private static long[] sorted(List<Long> nanos) {
        return nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }

    /** How long this thread and a process of PostgreSQL have waited for a processor, as Linux has it. */
    private record Queueing(long backend) {
        long nanos() {
            return nanos("thread-self") + nanos(Long.toString(backend));
        }

        private static long nanos(String who) {
            try {
                return Long.parseLong(Files.readString(Path.of("/proc", who, "schedstat")).split(" ")[1]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
