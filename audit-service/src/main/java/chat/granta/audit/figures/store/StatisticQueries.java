package chat.granta.audit.figures.store;

import chat.granta.audit.figures.Figures;
import chat.granta.audit.figures.Statistic;
import chat.granta.audit.groups.Institutions;
import chat.granta.audit.statistics.store.Measure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Puts figures together: of days that are counted from what was counted, of the others, today among them, from their events. How many users there were in
 * some days cannot be had from how many there were on each: what depends on that is counted from events, as long as they are kept.
 */
public final class StatisticQueries {
    private static final String DAYS = " day between :from and :to ";

    /** As of clients, logins and rooms: what fewer users have done is not told apart. */
    private static final int FEW = 5;

    private final NamedParameterJdbcTemplate database;
    private final Institutions institutions;

    public StatisticQueries(JdbcTemplate database, Institutions institutions) {
        this.database = new NamedParameterJdbcTemplate(database);
        this.institutions = institutions;
    }

    /** @param to the last day */
    public Figures count(Statistic statistic, LocalDate from, LocalDate to) {
        List<LocalDate> uncounted = database.queryForList("select distinct day from audit.chain c where" + DAYS
                + "and not exists (select from audit.counted_day d where d.day = c.day)",
                Map.of("from", from, "to", to), LocalDate.class);
        Map<String, Object> parameters = new HashMap<>(Measure.parameters(uncounted, institutions));
        parameters.putAll(Map.of("from", from, "to", to));
        List<String> columns = new ArrayList<>();
        List<List<@Nullable Object>> rows = database.query(query(statistic), parameters,
                (row, _) -> {
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
                });
        return new Figures(statistic.toString(), statistic.about(), columns, rows);
    }

    private static String query(Statistic statistic) {
        return switch (statistic) {
            case USERS_PER_DAY -> figures(Measure.USERS, Measure.MECHANISMS)
                    + "select day::text as day, " + sum(Measure.USERS) + " as users, " + sum(Measure.MECHANISMS)
                    + " as logins from figure group by figure.day order by figure.day";
            case MESSAGES_PER_HOUR -> figures(Measure.MESSAGES_BY_HOUR, Measure.ROOM_MESSAGES_BY_HOUR)
                    + "select day || 'T' || label || ':00Z' as hour, " + sum(Measure.MESSAGES_BY_HOUR)
                    + " as messages, " + sum(Measure.ROOM_MESSAGES_BY_HOUR)
                    + " as room_messages from figure group by 1 order by 1";
            case PEAK_SESSIONS -> figures(Measure.PEAK_SESSIONS)
                    + "select day::text as day, value::bigint as sessions from figure order by figure.day";
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
            case FEDERATION -> figures(Measure.FEDERATION_STREAMS)
                    + "select split_part(label, ' ', 1) as domain, split_part(label, ' ', 2) as outcome, "
                    + "sum(value)::bigint as streams from figure group by 1, 2 order by 1, 2";
            case OUTCOMES -> figures(Measure.MESSAGE_OUTCOMES, Measure.ROOM_MESSAGE_OUTCOMES)
                    + "select substring(measure from '(.*)-outcomes') as kind, label as outcome, "
                    + "sum(value)::bigint as messages from figure group by 1, 2 order by 1, 2";
            case INSTITUTIONS -> figures(Measure.INSTITUTION_USERS, Measure.INSTITUTION_MESSAGES,
                    Measure.INSTITUTION_ROOM_MESSAGES) + byInstitution();
        };
    }

    /**
     * Institutions of few users on a day are counted with the others. When these are few then, the smallest institution is, too: what is left out of a sum that is
     * known could be told from it.
     */
    private static String byInstitution() {
        return """
                , institution as (select day, label, %1$s as users, %2$s as messages, %3$s as room_messages
                    from figure group by day, label),
                placed as (select *, coalesce(sum(users) over (partition by day order by label <> '%4$s', users, label
                    rows between unbounded preceding and 1 preceding), 0) as before from institution)
                select case when label = '%4$s' or users < %5$d or before between 1 and %5$d - 1 then '%4$s' else label end
                    as institution, day::text as day, sum(users)::bigint as users, sum(messages)::bigint as messages,
                    sum(room_messages)::bigint as room_messages
                from placed group by 1, day order by 1, 2
                """
                .formatted(sum(Measure.INSTITUTION_USERS), sum(Measure.INSTITUTION_MESSAGES),
                        sum(Measure.INSTITUTION_ROOM_MESSAGES), Institutions.OTHER, FEW);
    }

    /** The table {@code figure}: measures of each day. */
    private static String figures(Measure... measures) {
        return Stream.of(measures)
                .map(measure -> "select '" + measure + "' as measure, day, label, value from audit.statistic "
                        + "where measure = '" + measure + "' and" + DAYS
                        + "and day <> all (cast(:days as date[])) union all select '" + measure
                        + "', day, label, value from (" + measure.query() + ") as today")
                .collect(Collectors.joining(" union all ", "with figure as (", ") "));
    }

    private static String sum(Measure measure) {
        return "coalesce(sum(value) filter (where measure = '" + measure + "'), 0)::bigint";
    }
}
