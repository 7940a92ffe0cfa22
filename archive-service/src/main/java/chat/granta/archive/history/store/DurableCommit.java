package chat.granta.archive.history.store;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Has a transaction on the disk before its commit returns: for what this process remembers for ever. The ledger commits what
 * it can read from the log again without waiting for the disk.
 */
final class DurableCommit {
    private DurableCommit() {}

    static void demand(JdbcTemplate database) {
        database.execute("set local synchronous_commit to default");
    }
}
