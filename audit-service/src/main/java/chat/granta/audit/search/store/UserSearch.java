package chat.granta.audit.search.store;

import chat.granta.audit.groups.Institutions;
import chat.granta.audit.groups.RoomGroups;
import chat.granta.audit.search.Criteria;
import chat.granta.audit.search.Known;
import chat.granta.model.Jid;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the trail knows of a user. However many events the user is in, only so many of them are read: all of them when they are few, and else those of the
 * longest time before the last one in which they are few.
 */
public final class UserSearch {
    /** Events since then, or of all the time that is kept. */
    private record Counts(@Nullable Instant since, Map<String, Long> events, List<Instant> times) {
        boolean isAll() {
            return events.values().stream().mapToLong(Long::longValue).sum() <= FEW;
        }
    }

    private static final int FEW = 5_000;
    private static final List<Duration> SPANS = List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(8),
            Duration.ofDays(2), Duration.ofDays(16), Duration.ofDays(128));
    private static final int LOGINS = 1000;
    private static final int ADDRESSES_SHOWN = 20;
    private static final int OPEN_SHOWN = 100;

    private final JdbcTemplate database;
    private final SessionSearch sessions;
    private final EventSearch events;
    private final Institutions institutions;
    private final RoomGroups groups;

    public UserSearch(JdbcTemplate database, SessionSearch sessions, EventSearch events, Institutions institutions,
            RoomGroups groups) {
        this.database = database;
        this.sessions = sessions;
        this.events = events;
        this.institutions = institutions;
        this.groups = groups;
    }

    public Known user(String account) {
        Counts counts = counts(account);
        List<Instant> logins = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        database.query(
                "select address, max(time) as last from (select address, time from audit.event where account = ? "
                        + "and kind = 'login' order by time desc limit " + LOGINS
                        + ") login group by address order by last desc",
                row -> {
                    logins.add(row.getObject("last", OffsetDateTime.class).toInstant());
                    String address = row.getString("address");
                    if (address != null && addresses.size() < ADDRESSES_SHOWN) {
                        addresses.add(address);
                    }
                }, account);
        Instant first = Stream.concat(counts.times().stream(), firstOfSessions(account).stream())
                .min(Instant::compareTo).orElse(null);
        Jid user = Jid.trusted(account);
        return new Known(account, institutions.of(user), groups.of(user), first,
                counts.times().stream().max(Instant::compareTo).orElse(null),
                logins.isEmpty() ? null : logins.getFirst(), addresses, counts.events(), counts.since(),
                sessions.open(account, OPEN_SHOWN));
    }

    private Counts counts(String account) {
        Counts all = counts(account, null);
        if (all.isAll()) {
            return all;
        }
        var criteria = new Criteria(account, null, null, List.of(), null, null, null);
        Instant last = events.page(criteria, null, 1).getFirst().event().time();
        Counts longest = counts(account, last.minus(SPANS.getFirst()));
        for (Duration span : SPANS.subList(1, SPANS.size())) {
            Counts longer = counts(account, last.minus(span));
            if (!longer.isAll()) {
                break;
            }
            longest = longer;
        }
        return longest;
    }

    /** Counts one more than {@link #FEW} at most, whichever PostgreSQL comes upon first. */
    private Counts counts(String account, @Nullable Instant since) {
        Map<String, Long> found = new LinkedHashMap<>();
        List<Instant> times = new ArrayList<>();
        List<Object> parameters = new ArrayList<>(List.of(account, account));
        String within = "";
        if (since != null) {
            within = " and time >= ? and day >= ?";
            parameters.add(since.atOffset(ZoneOffset.UTC));
            parameters.add(LocalDate.ofInstant(since, ZoneOffset.UTC));
        }
        parameters.add(FEW + 1);
        database.query("select kind, count(*) as events, min(time) as first, max(time) as last from (select kind, time "
                + "from audit.event where audit.parties(account, peer, room) @> audit.parties(?, null, null) and account = ?"
                + within + " limit ?) counted group by kind order by kind", row -> {
                    found.put(row.getString("kind"), row.getLong("events"));
                    times.add(row.getObject("first", OffsetDateTime.class).toInstant());
                    times.add(row.getObject("last", OffsetDateTime.class).toInstant());
                }, parameters.toArray());
        return new Counts(since, found, times);
    }

    /** Of whoever is in many events: sessions are few, have an index of their own, and are kept for long. */
    private List<Instant> firstOfSessions(String account) {
        return database.query("select time from audit.event where account = ? "
                + "and kind in ('login', 'session-start', 'session-end') order by time limit 1",
                (row, _) -> row.getObject("time", OffsetDateTime.class).toInstant(), account);
    }
}
