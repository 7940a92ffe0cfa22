package chat.granta.roster.log.store;

import chat.granta.model.Jid;
import org.springframework.jdbc.core.JdbcTemplate;

/** The version of each account's policy, which counts its changes. The caller opens the transaction. */
public final class PolicyVersions {
    private static final long FIRST = 1;

    private final JdbcTemplate database;

    public PolicyVersions(JdbcTemplate database) {
        this.database = database;
    }

    public long current(Jid account) {
        return database.query("select policy_version from roster.account where jid = ?",
                rows -> rows.next() ? rows.getLong(1) : FIRST, account.toString());
    }

    /** Raises an account's version by one, and returns the previous one. */
    public long raise(Jid account) {
        Long version = database.queryForObject("""
                insert into roster.account as known (jid, policy_version) values (?, ?)
                on conflict (jid) do update set policy_version = known.policy_version + 1 returning policy_version
                """, Long.class, account.toString(), FIRST + 1);
        return (version == null ? FIRST + 1 : version) - 1;
    }
}
