package chat.granta.auth.accounts.store;

import org.springframework.jdbc.core.JdbcTemplate;

/** Makes the ids of account events rise in the order of their commits. */
final class EventLock {
    /** The numbers of PostgreSQL's advisory locks, which no other service uses. */
    static final long WRITING = 0x6772616e_74610001L;
    static final long PUBLISHING = 0x6772616e_74610002L;

    private EventLock() {}

    /**
     * Waits until no other transaction writes events, and keeps others from it until this one ends.
     *
     * <p>Also raises the ids to the time in milliseconds at least. Otherwise a database restored from a backup would give
     * out again the ids of events sent after the backup, and the homes would drop the new events as duplicates.
     */
    static void take(JdbcTemplate database) {
        database.queryForList("select pg_advisory_xact_lock(?)", WRITING);
        database.queryForList("""
                select setval('auth.account_event_id_seq', greatest(last_value,
                    (extract(epoch from clock_timestamp()) * 1000)::bigint)) from auth.account_event_id_seq
                """);
    }
}
