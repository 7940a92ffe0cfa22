package chat.granta.audit.search.store;

import chat.granta.audit.search.Criteria;
import chat.granta.audit.search.Known;
import chat.granta.audit.search.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Puts sessions together from their beginnings and ends. */
public final class SessionSearch {
    private static final String SESSIONS = """
            select begun.account, begun.resource, begun.address, begun.time as started, done.time as ended, done.reason
            from audit.event begun left join lateral (
                select time, reason from audit.event ending
                where ending.kind = 'session-end' and ending.account = begun.account
                    and ending.resource is not distinct from begun.resource and ending.time >= begun.time
                    and ending.day >= begun.day
                order by time limit 1) done on true
            where begun.kind = 'session-start'""";
    private static final RowMapper<Session> SESSION = (row, _) -> new Session(row.getString("account"),
            row.getString("resource"), row.getString("address"),
            row.getObject("started", OffsetDateTime.class).toInstant(),
            instant(row.getObject("ended", OffsetDateTime.class)), row.getString("reason"));
    private static final int OPEN_SHOWN = 100;
    private static final int ADDRESSES_SHOWN = 20;

    private final JdbcTemplate database;

    public SessionSearch(JdbcTemplate database) {
        this.database = database;
    }

    /** Sessions that began within the criteria's time, the newest first. The criteria's peer, room and kinds say nothing here. */
    public List<Session> sessions(Criteria criteria, int limit) {
        Instant from = criteria.from();
        Instant to = criteria.to();
        return database.query(SESSIONS + " and (?::text is null or begun.account = ?)"
                + " and (?::text is null or begun.address = ?)"
                + " and (?::timestamptz is null or begun.time >= ? and begun.day >= ?)"
                + " and (?::timestamptz is null or begun.time < ? and begun.day <= ?)"
                + " order by begun.time desc limit ?", SESSION, criteria.user(), criteria.user(), criteria.address(),
                criteria.address(), time(from), time(from), day(from), time(to), time(to), day(to), limit);
    }

    /** What is known of an account. */
    public Known user(String account) {
        Map<String, Long> events = new LinkedHashMap<>();
        List<Instant> times = new ArrayList<>();
        database.query("select kind, count(*) as events, min(time) as first, max(time) as last from audit.event "
                + "where audit.parties(account, peer, room) @> array[?::text] and account = ? group by kind order by kind",
                row -> {
                    events.put(row.getString("kind"), row.getLong("events"));
                    times.add(row.getObject("first", OffsetDateTime.class).toInstant());
                    times.add(row.getObject("last", OffsetDateTime.class).toInstant());
                }, account, account);
        List<String> addresses = database.queryForList("select address from audit.event where account = ? "
                + "and kind = 'login' and address is not null group by address order by max(time) desc limit "
                + ADDRESSES_SHOWN, String.class, account);
        List<Session> open = database.query(SESSIONS + " and begun.account = ? and done.time is null"
                + " order by begun.time desc limit " + OPEN_SHOWN, SESSION, account);
        Instant lastLogin = instant(database.queryForObject(
                "select max(time) from audit.event where account = ? and kind = 'login'", OffsetDateTime.class,
                account));
        return new Known(account, times.stream().min(Comparator.naturalOrder()).orElse(null),
                times.stream().max(Comparator.naturalOrder()).orElse(null), lastLogin, addresses, events, open);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable LocalDate day(@Nullable Instant time) {
        return time == null ? null : LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
