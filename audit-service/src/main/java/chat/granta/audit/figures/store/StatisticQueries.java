package chat.granta.audit.figures.store;

import chat.granta.audit.figures.Figures;
import chat.granta.audit.figures.Statistic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts. Each query has the first and the last day as its parameters. */
public final class StatisticQueries {
    private static final String DAYS = " day between ? and ? ";

    private final JdbcTemplate database;

    public StatisticQueries(JdbcTemplate database) {
        this.database = database;
    }

    /** @param to the last day */
    public Figures count(Statistic statistic, LocalDate from, LocalDate to) {
        List<String> columns = new ArrayList<>();
        List<List<@Nullable Object>> rows = database.query(query(statistic), (row, _) -> {
            int count = row.getMetaData().getColumnCount();
            if (columns.isEmpty()) {
                for (int i = 1; i <= count; i++) {
                    columns.add(row.getMetaData().getColumnLabel(i));
                }
            }
            Object[] fields = new Object[count];
            for (int i = 0; i < count; i++) {
                fields[i] = row.getObject(i + 1);
            }
            return Arrays.asList(fields);
        }, from, to);
        return new Figures(statistic.toString(), statistic.about(), columns, rows);
    }

    private static String query(Statistic statistic) {
        return switch (statistic) {
            case USERS_PER_DAY -> "select day::text as day, count(distinct account) as users, count(*) as logins "
                    + "from audit.event where kind = 'login' and" + DAYS + "group by day order by day";
            case MESSAGES_PER_HOUR ->
                "select to_char(time at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:00\"Z\"') as hour, "
                        + "count(*) filter (where kind = 'message') as messages, "
                        + "count(*) filter (where kind = 'room-message') as room_messages "
                        + "from audit.event where kind in ('message', 'room-message') and" + DAYS
                        + "group by 1 order by 1";
            case PEAK_SESSIONS -> "select day::text as day, max(open) as sessions from (select day, "
                    + "sum(case kind when 'session-start' then 1 else -1 end) over (order by time, kind, number) as open "
                    + "from audit.event where kind in ('session-start', 'session-end') and" + DAYS
                    + ") counted group by day order by day";
            case CLIENTS -> "select detail::jsonb ->> 'client' as client, count(distinct account) as users, "
                    + "count(*) as sessions from audit.event where kind = 'client' and" + DAYS
                    + "group by 1 having count(distinct account) >= 5 order by sessions desc, client";
            case LOGINS ->
                "select detail::jsonb ->> 'mechanism' as mechanism, detail::jsonb ->> 'tls' as tls, count(distinct account) as users, count(*) as logins "
                        + "from audit.event where kind = 'login' and" + DAYS
                        + "group by 1, 2 having count(distinct account) >= 5 order by logins desc";
            case ROOMS -> "select room, count(distinct account) as users, count(*) as messages "
                    + "from audit.event where kind = 'room-message' and room is not null and" + DAYS
                    + "group by room having count(distinct account) >= 5 order by messages desc, room";
            case FEDERATION -> "select peer as domain, coalesce(outcome, '') as outcome, count(*) as streams "
                    + "from audit.event where kind = 'federation' and peer is not null and" + DAYS
                    + "group by 1, 2 order by 1, 2";
            case OUTCOMES -> "select kind, coalesce(outcome, '') as outcome, count(*) as messages "
                    + "from audit.event where kind in ('message', 'room-message') and" + DAYS
                    + "group by 1, 2 order by 1, 2";
        };
    }
}
