package chat.granta.archive.history.store;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes a transaction's commit wait for the disk, which the ledger otherwise does not (it can read the log again). Needed for
 * rows that this process caches for as long as it lives: a crash of the database must not undo them.
 */
final class DurableCommit {
    private DurableCommit() {}

    static void demand(JdbcTemplate database) {
        database.execute("set local synchronous_commit to default");
    }
}
