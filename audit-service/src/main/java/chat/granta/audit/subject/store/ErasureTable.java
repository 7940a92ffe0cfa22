package chat.granta.audit.subject.store;

import chat.granta.audit.trail.store.PartitionKey;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Takes cancelled accounts' names out of the trail, as the schema's owner; the seals stay, with proofs that this was meant. */
public final class ErasureTable {
    private static final String CONCERNED = "audit.parties(account, peer, room) @> audit.parties(?, null, null) and (account = ? or peer = ?) "
            + "and kind not in ('report', 'query', 'administration')";

    private final JdbcTemplate service;
    private final JdbcTemplate owner;
    private final TransactionOperations ownersTransaction;
    private final BiFunction<PartitionKey, Long, byte[]> proofs;

    private record Place(PartitionKey partition, long number) {}

    /**
     * @param service the database as the service sees it
     * @param owner and as the schema's owner does
     * @param proofs that an event was erased by somebody who has the key
     */
    public ErasureTable(JdbcTemplate service, JdbcTemplate owner, TransactionOperations ownersTransaction,
            BiFunction<PartitionKey, Long, byte[]> proofs) {
        this.service = service;
        this.owner = owner;
        this.ownersTransaction = ownersTransaction;
        this.proofs = proofs;
    }

    /** Notes that an account is to be erased; within a transaction. */
    public void want(String account, Instant since) {
        service.update("insert into audit.erasure_wanted values (?, ?) on conflict do nothing", account,
                Timestamp.from(since));
    }

    /** Accounts that are to be erased since before then, and of whom no hold keeps anything. */
    public List<String> due(Instant before, Instant now) {
        return service.queryForList("""
                select account from audit.erasure_wanted w where since < ? and not exists
                (select from audit.hold h where h.subject = w.account and h.lifted is null and h.ends > ?)
                """, String.class, Timestamp.from(before), Timestamp.from(now));
    }

    /** Erases what happened until then. */
    public void erase(String account) {
        ownersTransaction.executeWithoutResult(_ -> {
            List<Place> places = new ArrayList<>(owner.query(
                    "select day, term, number from audit.event where " + CONCERNED,
                    (row, _) -> new Place(new PartitionKey(row.getObject("day", LocalDate.class), row.getInt("term")),
                            row.getLong("number")),
                    account, account, account));
            owner.batchUpdate("insert into audit.erasure values (?, ?, ?, ?) on conflict do nothing", places, 1000,
                    (statement, place) -> {
                        statement.setObject(1, place.partition().day());
                        statement.setInt(2, place.partition().term());
                        statement.setLong(3, place.number());
                        statement.setBytes(4, proofs.apply(place.partition(), place.number()));
                    });
            owner.update("update audit.event set account = null, resource = null, address = null, id = null, "
                    + "archive_id = null, detail = null where " + CONCERNED + " and account = ?", account, account,
                    account, account);
            owner.update("update audit.event set peer = null, peer_resource = null where " + CONCERNED, account,
                    account, account);
            owner.update("delete from audit.erasure_wanted where account = ?", account);
        });
    }
}
