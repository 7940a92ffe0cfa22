package chat.granta.audit.search.store;

import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.search.Criteria;
import chat.granta.audit.search.Cursor;
import chat.granta.audit.search.Found;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Looks for events, newest first. Each page is a query of its own, by the place where the one before has ended, and looks at an hour before it,
 * and at more only if that has not enough.
 */
public final class EventSearch {
    private static final String COLUMNS = "term, number, time, kind, account, resource, peer, peer_resource, room, "
            + "address, type, id, archive_id, size, outcome, reason, detail";

    /** Of those who are in many events the last ones are enough, and PostgreSQL would read all of a time to sort them. */
    private static final List<Duration> WINDOWS = List.of(Duration.ofHours(1), Duration.ofHours(8), Duration.ofDays(2),
            Duration.ofDays(16), Duration.ofDays(128));

    private final JdbcTemplate database;
    private final InstantSource clock;

    public EventSearch(JdbcTemplate database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param after the last event of the page before */
    public List<Found> page(Criteria criteria, @Nullable Cursor after, int limit) {
        Instant newest = newest(criteria.to(), after);
        Instant from = criteria.from();
        for (Duration window : WINDOWS) {
            Instant since = newest.minus(window);
            if (from != null && !since.isAfter(from)) {
                break;
            }
            List<Found> found = page(criteria, after, since, limit);
            if (found.size() == limit) {
                return found;
            }
        }
        return page(criteria, after, from, limit);
    }

    private Instant newest(@Nullable Instant to, @Nullable Cursor after) {
        Instant now = clock.instant();
        return after != null ? after.time() : to != null && to.isBefore(now) ? to : now;
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private List<Found> page(Criteria criteria, @Nullable Cursor after, @Nullable Instant from, int limit) {
        var query = new Query();
        for (String party : Stream.of(criteria.user(), criteria.peer(), criteria.room()).filter(Objects::nonNull)
                .toList()) {
            query.add("audit.parties(account, peer, room) @> audit.parties(?, null, null)", party);
        }
        query.add(is("account"), criteria.user());
        query.add(is("peer"), criteria.peer());
        query.add(is("room"), criteria.room());
        query.add("address = ?", criteria.address());
        if (!criteria.kinds().isEmpty()) {
            query.add("kind = any (?)", criteria.kinds().stream().map(EventKind::toString).toArray(String[]::new));
            if (!criteria.kinds().contains(EventKind.MESSAGE)) {
                // So PostgreSQL knows that its index of the other kinds has them.
                query.add("kind <> 'message'");
            }
        }
        // Each condition on the time is also one on the day, which spares PostgreSQL the other days' partitions.
        if (from != null) {
            query.add("time >= ?", from.atOffset(ZoneOffset.UTC));
            query.add("day >= ?", day(from));
        }
        Instant to = criteria.to();
        if (to != null) {
            query.add("time < ?", to.atOffset(ZoneOffset.UTC));
            query.add("day <= ?", day(to));
        }
        if (after != null) {
            query.add("time <= ?", after.time().atOffset(ZoneOffset.UTC));
            query.add("day <= ?", after.day());
            query.add("(time, term, number) < (?, ?, ?)", after.time().atOffset(ZoneOffset.UTC), after.term(),
                    after.number());
        }
        return database.query("select " + COLUMNS + " from audit.event" + query.where()
                + " order by time desc, term desc, number desc limit ?", (row, _) -> found(row),
                query.parameters(limit));
    }

    /**
     * Of events that have somebody among their parties, in a form that PostgreSQL expects of half of them. Of {@code =} it would expect next to none, as if
     * one had nothing to do with the other, and would then rather sort all of a busy user's events than look through the last hours until a page is full.
     */
    private static String is(String column) {
        return "case when " + column + " = ? then true else false end";
    }

    private static Found found(ResultSet row) throws SQLException {
        Instant time = Objects.requireNonNull(row.getObject("time", OffsetDateTime.class)).toInstant();
        var event = new Event(time, EventKind.of(row.getString("kind")), row.getString("account"),
                row.getString("resource"), row.getString("peer"), row.getString("peer_resource"),
                row.getString("room"), row.getString("address"), row.getString("type"), row.getString("id"),
                row.getString("archive_id"), row.getObject("size", Integer.class), row.getString("outcome"),
                row.getString("reason"), row.getString("detail"));
        return new Found(new Cursor(time, row.getInt("term"), row.getLong("number")), event);
    }

    /** Conditions and their parameters; those without a parameter are none. */
    private static final class Query {
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();

        void add(String condition) {
            conditions.add(condition);
        }

        void add(String condition, @Nullable Object parameter) {
            if (parameter != null) {
                conditions.add(condition);
                parameters.add(parameter);
            }
        }

        void add(String condition, Object first, Object second, Object third) {
            conditions.add(condition);
            parameters.addAll(List.of(first, second, third));
        }

        String where() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }

        Object[] parameters(int limit) {
            parameters.add(limit);
            return parameters.toArray();
        }
    }
}
