package chat.granta.audit.search.store;

import chat.granta.audit.search.Criteria;
import chat.granta.audit.search.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
    /** So many of an account's sessions are looked at for open ones: to find the end of each is a query of its own. */
    private static final int LAST = 1000;

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

    /** Sessions of an account that have not ended, the newest first, among its last thousand. */
    List<Session> open(String account, int limit) {
        return database.query("select * from (" + SESSIONS + " and begun.account = ? order by begun.time desc limit "
                + LAST + ") last where ended is null order by started desc limit ?", SESSION, account, limit);
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
