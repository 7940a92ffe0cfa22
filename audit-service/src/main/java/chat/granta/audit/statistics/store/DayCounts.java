package chat.granta.audit.statistics.store;

import chat.granta.audit.groups.Institutions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Counts one day's events. Called within a transaction; counting a day once more replaces what was counted. */
public final class DayCounts {
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
    private final Institutions institutions;

    public DayCounts(NamedParameterJdbcTemplate database, Institutions institutions) {
        this.database = database;
        this.institutions = institutions;
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
        Map<String, Object> parameters = new HashMap<>(Measure.parameters(List.of(day), institutions));
        parameters.putAll(Map.of("day", day, "key", key));
        database.update("delete from audit.statistic where day = :day", parameters);
        database.update("delete from audit.activity where day = :day", parameters);
        for (Measure measure : Measure.values()) {
            database.update("insert into audit.statistic select day, '" + measure + "', label, value from ("
                    + measure.query() + ") as counted", parameters);
        }
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
