package chat.granta.roster.contacts.store;

import chat.granta.model.Jid;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** Contacts by account and address. The caller opens the transaction; one thread at a time uses an account's contacts. */
public final class ContactStore {
    /**
     * How much an account stores of its roster items, without requests.
     *
     * @param bytes what a roster result takes for them, or a little more
     */
    public record Volume(int contacts, long bytes) {
        /** An item's markup. */
        public static final int ITEM_BYTES = 80;
        /** A group's. */
        public static final int GROUP_BYTES = 15;
    }

    /**
     * How much an account stores of requests that wait for its user.
     *
     * @param strangers how many of them come from people outside the roster
     * @param strangersBytes of these
     * @param bytes of all
     */
    public record Requests(int strangers, long strangersBytes, long bytes) {}

    /** A character that is escaped takes five bytes more, at most. An address counts once more for the request that may come from there. */
    private static final String VOLUME = """
            select count(*), coalesce(sum(%d + %d * cardinality(groups) + octet_length(jid)
                + octet_length(texts) + 5 * (length(texts) - length(translate(texts, E'<>&\\'"\\t\\n\\r', '')))), 0)
            from (select groups, jid, jid || coalesce(name, '') || array_to_string(groups, '') as texts
                  from roster.contact where account = ? and in_roster and jid <> ?) as others
            """.formatted(Volume.ITEM_BYTES, Volume.GROUP_BYTES);
    private static final String REQUESTS = """
            select count(*) filter (where not in_roster),
                   coalesce(sum(octet_length(request)) filter (where not in_roster), 0),
                   coalesce(sum(octet_length(request)), 0)
            from roster.contact where account = ? and request is not null and jid <> ?
            """;
    private static final String SAVE = """
            insert into roster.contact (account, jid, in_roster, name, groups, state, approved, request, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (account, jid) do update
            set in_roster = excluded.in_roster, name = excluded.name, groups = excluded.groups, state = excluded.state,
                approved = excluded.approved, request = excluded.request, version = excluded.version
            """;

    private final JdbcTemplate database;

    public ContactStore(JdbcTemplate database) {
        this.database = database;
    }

    /** A contact as it is stored, or {@link RosterContact#unknown}. */
    public RosterContact find(Jid account, Jid jid) {
        return contacts("account = ? and jid = ?", account.toString(), jid.toString()).stream().findFirst()
                .orElseGet(() -> RosterContact.unknown(account, jid));
    }

    /** All contacts of an account, in order of addresses. */
    public List<RosterContact> all(Jid account) {
        return contacts("account = ? order by jid", account.toString());
    }

    /** The roster items changed after a version, in order of their changes. */
    public List<RosterContact> changed(Jid account, long since) {
        return contacts("account = ? and in_roster and version > ? order by version", account.toString(), since);
    }

    /** Stores a contact, or deletes its row when there is nothing left to store. */
    public void save(RosterContact contact) {
        String account = contact.account().toString();
        String jid = contact.jid().toString();
        if (!contact.isKept()) {
            database.update("delete from roster.contact where account = ? and jid = ?", account, jid);
            return;
        }
        database.update(SAVE, account, jid, contact.inRoster(), contact.name(),
                contact.groups().toArray(String[]::new), contact.state().name(), contact.approved(),
                contact.request() == null ? null : contact.request().toByteArray(), contact.version());
    }

    /** How much the account stores of its roster items, not counting one of them. */
    public Volume volume(Jid account, Jid except) {
        return Objects.requireNonNull(database.queryForObject(VOLUME,
                (row, _) -> new Volume(row.getInt(1), row.getLong(2)), account.toString(), except.toString()));
    }

    /** How much the account stores of requests, not counting one contact's. */
    public Requests requests(Jid account, Jid except) {
        return Objects.requireNonNull(database.queryForObject(REQUESTS,
                (row, _) -> new Requests(row.getInt(1), row.getLong(2), row.getLong(3)), account.toString(),
                except.toString()));
    }

    /** The strangers whose requests wait for the user, the first that asked in front. */
    public List<RosterContact> strangers(Jid account) {
        return contacts("account = ? and not in_roster order by created", account.toString());
    }

    private List<RosterContact> contacts(String which, Object... values) {
        return database.query("select * from roster.contact where " + which, (row, _) -> ContactRow.read(row), values);
    }
}
