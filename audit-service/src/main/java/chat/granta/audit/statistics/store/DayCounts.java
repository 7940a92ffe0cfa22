package chat.granta.audit.statistics.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Counts one day's events. Called within a transaction; counting a day once more replaces what was counted. */
public final class DayCounts {
    /** Each gives labels and values; a day is its events' table's partition, so that no more is read than the day. */
    private static final Map<String, String> MEASURES = Map.ofEntries(
            Map.entry("events", "select kind, count(*) from audit.event where day = :day group by 1"),
            Map.entry("users", """
                    select '', count(distinct account) from audit.event where day = :day and kind = 'session-start'
                    """),
            Map.entry("messages-by-hour", """
                    select to_char(time at time zone 'UTC', 'HH24'), count(*) from audit.event
                    where day = :day and kind = 'message' group by 1
                    """),
            Map.entry("room-messages-by-hour", """
                    select to_char(time at time zone 'UTC', 'HH24'), count(*) from audit.event
                    where day = :day and kind = 'room-message' group by 1
                    """),
            Map.entry("message-outcomes",
                    """
                            select coalesce(outcome, ''), count(*) from audit.event where day = :day and kind = 'message' group by 1
                            """),
            Map.entry("rooms", """
                    select '', count(distinct room) from audit.event where day = :day and room is not null
                    """),
            Map.entry("federation", """
                    select split_part(peer, '@', 2), count(*) from audit.event
                    where day = :day and kind = 'message' and outcome = 'sent' group by 1
                    """),
            Map.entry("mechanisms", """
                    select coalesce(detail::json ->> 'mechanism', ''), count(*) from audit.event
                    where day = :day and kind = 'login' group by 1
                    """),
            Map.entry("clients", """
                    select coalesce(detail::json ->> 'client', ''), count(*) from audit.event
                    where day = :day and kind = 'client' group by 1
                    """),
            Map.entry("tls", """
                    select coalesce(detail::json ->> 'tls', ''), count(*) from audit.event
                    where day = :day and kind = 'login' group by 1
                    """),
            // Sessions that began before the day are not known here: the day's own ups and downs are.
            Map.entry("peak-sessions",
                    """
                            select '', coalesce(max(open), 0) from (select sum(case kind when 'session-start' then 1 else -1 end)
                            over (order by time, number) as open from audit.event
                            where day = :day and kind in ('session-start', 'session-end')) as day
                            """));

    private static final String ACTIVITY = """
            insert into audit.activity
            select day, encode(sha256(convert_to(:key || account, 'UTF8')), 'hex'), split_part(account, '@', 2),
                   count(*) filter (where kind = 'login'), count(*) filter (where kind = 'session-start'),
                   count(*) filter (where kind = 'message'), count(*) filter (where kind = 'room-message'),
                   coalesce(sum(size), 0)
            from audit.event where day = :day and account is not null and kind in ('login', 'session-start', 'message', 'room-message')
            group by 1, account
            """;

    private final NamedParameterJdbcTemplate database;

    public DayCounts(NamedParameterJdbcTemplate database) {
        this.database = database;
    }

    /** Days before this one that have changed since they were counted, or were never. */
    public List<LocalDate> uncounted(LocalDate today) {
        return database.queryForList("""
                select c.day from audit.chain c left join audit.counted_day d on d.day = c.day where c.day < :today
                and not exists (select from audit.head h where h.day = c.day and h.term = c.term and h.dropped)
                group by c.day, d.events having sum(c.events) > coalesce(d.events, 0) order by 1
                """, Map.of("today", today), LocalDate.class);
    }

    /** @param key of the pseudonyms of the day's year */
    public void count(LocalDate day, String key) {
        Map<String, Object> parameters = Map.of("day", day, "key", key);
        database.update("delete from audit.statistic where day = :day", parameters);
        database.update("delete from audit.activity where day = :day", parameters);
        MEASURES.forEach((measure, query) -> database.update(
                "insert into audit.statistic select :day, '" + measure + "', labels.* from (" + query + ") as labels",
                parameters));
        database.update(ACTIVITY, parameters);
        database.update("""
                insert into audit.counted_day select :day, sum(events) from audit.chain where day = :day
                on conflict (day) do update set events = excluded.events
                """, parameters);
    }

    /** The day of a time, as partitions have it. */
    public static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
