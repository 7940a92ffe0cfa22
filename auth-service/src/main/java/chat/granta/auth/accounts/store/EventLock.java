package chat.granta.auth.accounts.store;

import org.springframework.jdbc.core.JdbcTemplate;

/** Makes the ids of account events rise in the order of their commits. */
final class EventLock {
    /** PostgreSQL's advisory locks are numbers; these are of this service alone. */
    static final long WRITING = 0x6772616e_74610001L;
    static final long PUBLISHING = 0x6772616e_74610002L;

    private EventLock() {}

    /**
     * Waits until nobody else writes events, and keeps them away until the transaction ends.
     *
     * <p>Ids are at least the time in milliseconds: a database restored from a backup does not give those again that it
     * gave after the backup, which the homes would take for duplicates.
     */
    static void take(JdbcTemplate database) {
        database.queryForList("select pg_advisory_xact_lock(?)", WRITING);
        database.queryForList("""
                select setval('auth.account_event_id_seq', greatest(last_value,
                    (extract(epoch from clock_timestamp()) * 1000)::bigint)) from auth.account_event_id_seq
                """);
    }
}
