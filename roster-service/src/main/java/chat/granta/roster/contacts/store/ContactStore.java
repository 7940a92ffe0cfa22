package chat.granta.roster.contacts.store;

import chat.granta.model.Jid;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** Contacts by account and address. Within a transaction of the caller's, and by one thread at a time for an account. */
public class ContactStore {
    /** How much an account keeps: items of its roster, or requests of those who are in none. */
    public record Volume(int contacts, long bytes) {}

    private static final String VOLUME = """
            select count(*), coalesce(sum(octet_length(jid) + coalesce(octet_length(name), 0)
                + octet_length(array_to_string(groups, '')) + coalesce(octet_length(request), 0)), 0)
            from roster.contact where account = ? and in_roster = ? and jid <> ?
            """;

    private final ContactRepository repository;
    private final JdbcTemplate database;

    ContactStore(ContactRepository repository, JdbcTemplate database) {
        this.repository = repository;
        this.database = database;
    }

    /** What is kept of a contact; {@link RosterContact#unknown} when nothing is. */
    public RosterContact find(Jid account, Jid jid) {
        return repository.findById(id(account, jid)).map(ContactEntity::toContact)
                .orElseGet(() -> RosterContact.unknown(account, jid));
    }

    /** All, in order of addresses. */
    public List<RosterContact> all(Jid account) {
        return contacts(repository.findAll(account.toString()));
    }

    /** Roster items that have changed since a version, in order of their changes. */
    public List<RosterContact> changed(Jid account, long since) {
        return contacts(repository.findChanged(account.toString(), since));
    }

    /**
     * Keeps a contact as it is now, or forgets it when there is nothing to keep.
     *
     * @param wasKept whether anything was kept before
     */
    public void save(RosterContact contact, boolean wasKept) {
        ContactId id = id(contact.account(), contact.jid());
        if (!contact.isKept()) {
            repository.deleteById(id);
            return;
        }
        ContactEntity row = wasKept ? repository.findById(id).orElseThrow() : new ContactEntity(id);
        row.set(contact);
        repository.save(row);
    }

    /** What was kept before this request, not counting one contact. */
    public Volume volume(Jid account, boolean inRoster, Jid except) {
        return Objects.requireNonNull(database.queryForObject(VOLUME,
                (row, _) -> new Volume(row.getInt(1), row.getLong(2)), account.toString(), inRoster,
                except.toString()));
    }

    private static List<RosterContact> contacts(List<ContactEntity> rows) {
        return rows.stream().map(ContactEntity::toContact).toList();
    }

    private static ContactId id(Jid account, Jid jid) {
        return new ContactId(account.toString(), jid.toString());
    }
}
