package chat.granta.audit.statistics.store;

import chat.granta.audit.groups.Institutions;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What is counted of days, and how: each query gives days, labels and values of the days {@code :days}, an array as a text. See {@link #parameters}. */
public enum Measure {
    EVENTS("select day, kind as label, count(*) as value from audit.event where " + Measure.DAYS + " group by 1, 2"),
    /** Who has logged in. */
    USERS(
            "select day, '' as label, count(distinct account) as value from audit.event where " + Measure.DAYS
                    + " and kind = 'login' group by 1"), MESSAGES_BY_HOUR(byHour("message")), //
    ROOM_MESSAGES_BY_HOUR(byHour("room-message")), //
    MESSAGE_OUTCOMES(by("coalesce(outcome, '')", "message")), //
    ROOM_MESSAGE_OUTCOMES(by("coalesce(outcome, '')", "room-message")), //
    /** In which there was something to record. */
    ROOMS("select day, '' as label, count(distinct room) as value from audit.event where " + Measure.DAYS
            + " and room is not null group by 1"),
    /** Messages to each other server. */
    FEDERATION("""
            select day, split_part(peer, '@', 2) as label, count(*) as value from audit.event
            where %s and kind = 'message' and outcome = 'sent' group by 1, 2""".formatted(Measure.DAYS)),
    /** Streams with other servers: their domains and, behind a space, what has become of the streams. */
    FEDERATION_STREAMS("""
            select day, peer || ' ' || coalesce(outcome, '') as label, count(*) as value from audit.event
            where %s and kind = 'federation' and peer is not null group by 1, 2""".formatted(Measure.DAYS)),
    /** Of logins. */
    MECHANISMS(by("coalesce(detail::json ->> 'mechanism', '')", "login")),
    /** Of logins. */
    TLS(by("coalesce(detail::json ->> 'tls', '')", "login")), //
    CLIENTS(by("coalesce(detail::json ->> 'client', '')", "client")),
    /**
     * Sessions that are open when the day ends: whoever has come last with a resource, and has not gone. After a month without a word they are taken for
     * ones whose end got lost.
     */
    OPEN_SESSIONS("""
            select counted.day, '' as label, (select count(*) from
                (select distinct on (account, resource) kind from audit.event
                where day > counted.day - 30 and day <= counted.day and kind in ('session-start', 'session-end')
                order by account, resource, time desc, number desc) last where kind = 'session-start') as value
            from unnest(cast(:days as date[])) as counted(day)"""),
    /** The most that were open at once, of those that were when the day began and those that came on it. */
    PEAK_SESSIONS("""
            select day, '' as label, max(open) as value from (
                select day, before + sum(case kind when 'session-start' then 1 else -1 end) over (order by time, number)
                    + case kind when 'session-start' then 0 else 1 end as open
                from audit.event, (select coalesce((select value from audit.statistic where measure = 'open-sessions'
                    and day < (select min(day) from unnest(cast(:days as date[])) as counted(day))
                    order by day desc limit 1), 0) as before) carried
                where %s and kind in ('session-start', 'session-end')) counted group by 1""".formatted(Measure.DAYS)),
    /** Users of each institution who have logged in or written. */
    INSTITUTION_USERS(byInstitution("count(distinct account)", "'login', 'message', 'room-message'")), //
    INSTITUTION_MESSAGES(byInstitution("count(*)", "'message'")), //
    INSTITUTION_ROOM_MESSAGES(byInstitution("count(*)", "'room-message'"));

    private static final String DAYS = "day = any (cast(:days as date[]))";

    private final String query;

    Measure(String query) {
        this.query = query;
    }

    /** Counts days as they are now. */
    public String query() {
        return query;
    }

    /** What the queries need: the days, and which institution each user belongs to. */
    public static Map<String, Object> parameters(Collection<LocalDate> days, Institutions institutions) {
        return Map.of("days", days.stream().map(LocalDate::toString).collect(Collectors.joining(",", "{", "}")),
                "members", JsonMapper.shared().writeValueAsString(institutions.byAccount()), "domain",
                institutions.domain());
    }

    /** Of users of other servers nothing is counted. */
    private static String byInstitution(String value, String kinds) {
        return "select day, coalesce(institution, '" + Institutions.OTHER + "') as label, " + value
                + " as value from audit.event left join json_each_text(cast(:members as json)) "
                + "as member(account, institution) using (account) where " + DAYS + " and kind in (" + kinds
                + ") and split_part(account, '@', 2) = :domain group by 1, 2";
    }

    private static String byHour(String kind) {
        return by("to_char(time at time zone 'UTC', 'HH24')", kind);
    }

    private static String by(String label, String kind) {
        return "select day, " + label + " as label, count(*) as value from audit.event where " + DAYS + " and kind = '"
                + kind + "' group by 1, 2";
    }

    /** As the table has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
