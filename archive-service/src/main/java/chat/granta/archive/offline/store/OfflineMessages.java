package chat.granta.archive.offline.store;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads and writes the table of offline messages. The caller opens the transaction. */
public final class OfflineMessages {
    /** How many messages, and bytes of them, are stored for an account. */
    public record Usage(int messages, long bytes) {
        public static final Usage NONE = new Usage(0, 0);

        public Usage with(int more) {
            return new Usage(messages + 1, bytes + more);
        }
    }

    private static final Comparator<OfflineRow> IN_ORDER = Comparator.comparingInt(OfflineRow::era)
            .thenComparingLong(OfflineRow::offset).thenComparingInt(OfflineRow::number);

    private final JdbcTemplate database;

    public OfflineMessages(JdbcTemplate database) {
        this.database = database;
    }

    /** The usage by account, without accounts that have no messages. */
    public Map<String, Usage> usage(Collection<String> accounts) {
        Map<String, Usage> usage = new HashMap<>();
        database.query("""
                select account, count(*) as messages, sum(bytes) as bytes from archive.offline
                where account = any(?) group by account
                """, row -> {
            usage.put(row.getString("account"), new Usage(row.getInt("messages"), row.getLong("bytes")));
        }, (Object) accounts.toArray(String[]::new));
        return usage;
    }

    /** Stores messages; one whose id is there already stays as it is. */
    public void add(Collection<OfflineRow> rows) {
        database.batchUpdate("""
                insert into archive.offline values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """, rows.stream().map(row -> new Object[]{row.account(), row.id(), row.era(), row.partition(),
                row.offset(), row.number(), Timestamp.from(row.sent()), row.stanza().length, row.stanza()}).toList());
    }

    /** Deletes all messages of an account. */
    public void removeAll(String account) {
        database.update("delete from archive.offline where account = ?", account);
    }

    /** Deletes and returns all messages of an account, in the order in which its home handled them. */
    public List<OfflineRow> take(String account) {
        return database.query("""
                with taken as (delete from archive.offline where account = ? returning *)
                select taken.*, topic_id from taken join archive.era using (era)
                """, (row, _) -> new OfflineRow(account, row.getString("id"), row.getObject("topic_id", UUID.class),
                row.getInt("era"), row.getInt("home_partition"), row.getLong("home_offset"), row.getInt("number"),
                row.getTimestamp("sent").toInstant(), row.getBytes("stanza")), account).stream().sorted(IN_ORDER)
                .toList();
    }
}
