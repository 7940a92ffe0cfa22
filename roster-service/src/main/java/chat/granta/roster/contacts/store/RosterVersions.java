package chat.granta.roster.contacts.store;

import chat.granta.model.Jid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * RFC 6121 section 2.6: the versions of rosters, and which contact was removed at which. The caller opens the transaction.
 */
public final class RosterVersions {
    /** So many removals of an account are stored. A client whose version is older than all of them gets the whole roster. */
    private static final int REMOVED_KEPT = 100;

    /**
     * A roster's current version, and the number of the version since which all removals are known.
     */
    public record Versions(RosterVersion current, long differencesSince) {
        /** Whether a client that has this version can be told all changes since. */
        public boolean isKnown(RosterVersion version) {
            return version.database().equals(current.database()) && version.number() <= current.number()
                    && version.number() >= differencesSince;
        }
    }

    private final JdbcTemplate database;

    public RosterVersions(JdbcTemplate database) {
        this.database = database;
    }

    public Versions of(Jid account) {
        return Objects.requireNonNull(database.queryForObject(
                """
                        select id, coalesce(roster_version, 0), coalesce(differences_since, 0)
                        from roster.database_identity left join roster.account on jid = ?
                        """,
                (row, _) -> new Versions(new RosterVersion(row.getString(1), row.getLong(2)), row.getLong(3)),
                account.toString()));
    }

    /** Raises the version for a change of the roster at this time, and returns the new one. */
    public RosterVersion raise(Jid account, Instant time) {
        return Objects.requireNonNull(database.queryForObject(
                """
                        insert into roster.account as known (jid, policy_version, roster_version, differences_since)
                        values (?, 1, ?, 0)
                        on conflict (jid) do update set roster_version = greatest(known.roster_version + 1, excluded.roster_version)
                        returning roster_version, (select id from roster.database_identity)
                        """,
                (row, _) -> new RosterVersion(row.getString(2), row.getLong(1)), account.toString(),
                time.toEpochMilli()));
    }

    public void removed(Jid account, Jid contact, RosterVersion version) {
        database.update("""
                insert into roster.removed_contact values (?, ?, ?)
                on conflict (account, jid) do update set version = excluded.version
                """, account.toString(), contact.toString(), version.number());
        database.update(
                """
                        with excess as (
                            delete from roster.removed_contact where account = ? and version <= (
                                select version from roster.removed_contact where account = ? order by version desc
                                offset ? limit 1)
                            returning version)
                        update roster.account set differences_since = greatest(differences_since, (select max(version) from excess))
                        where jid = ? and exists (select from excess)
                        """,
                account.toString(), account.toString(), REMOVED_KEPT, account.toString());
    }

    public void added(Jid account, Jid contact) {
        database.update("delete from roster.removed_contact where account = ? and jid = ?", account.toString(),
                contact.toString());
    }

    /** Of whom the roster has had, nobody is told any more: a client with an earlier version gets the whole roster. */
    public void forgetRemoved(Jid account) {
        database.update("delete from roster.removed_contact where account = ?", account.toString());
        database.update("update roster.account set differences_since = roster_version where jid = ?",
                account.toString());
    }

    /** Contacts that were removed after a version, by the version that removed them. */
    public SortedMap<Long, Jid> removedSince(Jid account, RosterVersion version) {
        List<Map.Entry<Long, Jid>> rows = database.query(
                "select version, jid from roster.removed_contact where account = ? and version > ?",
                (row, _) -> Map.entry(row.getLong(1), Jid.trusted(row.getString(2))), account.toString(),
                version.number());
        SortedMap<Long, Jid> removed = new TreeMap<>();
        rows.forEach(row -> removed.put(row.getKey(), row.getValue()));
        return removed;
    }
}
