package chat.granta.audit.hold.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Holds, what they have kept, and how far the log was read for them. */
public final class HoldTable {
    private final JdbcTemplate database;
    private final TransactionOperations transaction;

    public HoldTable(JdbcTemplate database, TransactionOperations transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Those that keep anything at this time. */
    public List<Hold> open(Instant now) {
        return database.query("""
                select id, subject, begins, ends from audit.hold where lifted is null and begins <= ? and ends > ?
                order by id
                """, (row, _) -> new Hold(row.getLong("id"), row.getString("subject"),
                row.getTimestamp("begins").toInstant(), row.getTimestamp("ends").toInstant()), Timestamp.from(now),
                Timestamp.from(now));
    }

    /** Where reading goes on. */
    public OptionalLong position(UUID topicId, int partition) {
        return database.queryForList("select next_offset from audit.hold_position where topic_id = ? and partition = ?",
                Long.class, topicId, partition).stream().mapToLong(Long::longValue).findFirst();
    }

    /** Keeps stanzas, and how far the log was read, together. */
    public void keep(List<HeldStanza> stanzas, UUID topicId, int partition, long next) {
        transaction.executeWithoutResult(_ -> {
            database.batchUpdate(
                    "insert into audit.held_stanza (hold, topic_id, partition, record_offset, part, time, sender, "
                            + "addressee, stanza, source) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    stanzas.stream().map(held -> new Object[]{held.hold(), held.topicId(), held.partition(),
                            held.offset(), held.part(), Timestamp.from(held.time()), held.sender(), held.addressee(),
                            held.stanza(), held.source()}).toList());
            database.update("insert into audit.hold_position values (?, ?, ?) on conflict (topic_id, partition) "
                    + "do update set next_offset = excluded.next_offset", topicId, partition, next);
        });
    }

    /** Nobody is held: the next hold begins when it says. */
    public void forgetPositions() {
        database.update("delete from audit.hold_position");
    }
}
