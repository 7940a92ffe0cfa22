package chat.granta.ledger.store;

import chat.granta.bus.Lane;
import chat.granta.bus.Lane.Position;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;

/** Input positions and outbox. Within a transaction of the caller's. */
public final class LedgerStore {
    private static final Pattern NAME = Pattern.compile("[a-z_]+");

    private final JdbcTemplate database;
    private final String schema;

    /** @param schema where the tables are */
    public LedgerStore(JdbcTemplate database, String schema) {
        if (!NAME.matcher(schema).matches()) {
            throw new IllegalArgumentException("not the name of a schema: " + schema);
        }
        this.database = database;
        this.schema = schema;
    }

    /**
     * Reads where a partition stands; one never seen starts at its beginning. The position is read first: what an owner
     * that is taken for dead commits after that moves the position, and so makes the reader's first {@link #advance} fail.
     */
    public InputState read(InputPartition input) {
        database.update("insert into " + schema + ".input_position values (?, ?, 0) on conflict do nothing",
                input.topicId(),
                input.partition());
        Long next = database.queryForObject(
                "select next_offset from " + schema + ".input_position where topic_id = ? and partition = ?",
                Long.class,
                input.topicId(), input.partition());
        return new InputState(next == null ? 0 : next, lanes(input), unsent(input));
    }

    /** Forgets how far all partitions have been handled. What has yet to be sent stays. */
    public void startOver() {
        database.update("delete from " + schema + ".input_position");
        database.update("delete from " + schema + ".replay_position");
    }

    /**
     * Moves a partition's position, and keeps others away from it until the transaction ends.
     *
     * @return false when it is not at {@code expected}: somebody else owns the partition
     */
    public boolean advance(InputPartition input, long expected, long next) {
        return database.update("update " + schema + ".input_position set next_offset = ? "
                + "where topic_id = ? and partition = ? and next_offset = ?", next, input.topicId(), input.partition(),
                expected) == 1;
    }

    public void saveLanes(InputPartition input, Map<Lane, Position> lanes) {
        lanes.forEach((lane,
                position) -> database.update("insert into " + schema + ".replay_position values (?, ?, ?, ?, ?) "
                        + "on conflict (topic_id, partition, lane) do update set major = excluded.major, "
                        + "minor = excluded.minor", input.topicId(), input.partition(), lane.key(), position.major(),
                        position.minor()));
    }

    /** Keeps what is to be sent; what is there already, of records that are read again, stays as it is. */
    public void add(List<OutboxRow> rows) {
        database.batchUpdate("insert into " + schema + ".outbox values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                rows.stream()
                        .map(row -> new Object[]{row.input().topicId(), row.input().partition(), row.offset(),
                                row.index(),
                                row.targetTopic(), row.targetPartition(), row.key(), row.value()})
                        .toList());
    }

    /** Forgets of each of these rows' partitions everything up to the row. */
    public void deleteUpTo(Collection<OutboxRow> rows) {
        rows.forEach(row -> database.update("delete from " + schema + ".outbox "
                + "where topic_id = ? and partition = ? and (record_offset, output_index) <= (?, ?)",
                row.input().topicId(), row.input().partition(), row.offset(), row.index()));
    }

    private Map<Lane, Position> lanes(InputPartition input) {
        Map<Lane, Position> lanes = new HashMap<>();
        database.query(
                "select lane, major, minor from " + schema + ".replay_position where topic_id = ? and partition = ?",
                row -> {
                    lanes.put(new Lane(row.getString("lane")),
                            new Position(row.getLong("major"), row.getLong("minor")));
                }, input.topicId(), input.partition());
        return lanes;
    }

    private List<OutboxRow> unsent(InputPartition input) {
        return database.query("select * from " + schema + ".outbox where topic_id = ? and partition = ? "
                + "order by record_offset, output_index",
                (row, _) -> new OutboxRow(input, row.getLong("record_offset"), row.getInt("output_index"),
                        row.getString("target_topic"), row.getInt("target_partition"), row.getBytes("key"),
                        row.getBytes("value")),
                input.topicId(), input.partition());
    }
}
