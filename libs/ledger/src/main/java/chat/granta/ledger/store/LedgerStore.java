package chat.granta.ledger.store;

import chat.granta.bus.Lane;
import chat.granta.bus.Lane.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads and writes the three tables of a ledger: input positions, replay positions, outbox. The caller opens the
 * transaction.
 */
public final class LedgerStore {
    /** A partition's position moves from one offset to another. */
    public record Advance(InputPartition input, long expected, long next) {}

    private static final Pattern NAME = Pattern.compile("[a-z_]+");

    private final JdbcTemplate database;
    private final String schema;

    /** @param schema the schema that holds the tables */
    public LedgerStore(JdbcTemplate database, String schema) {
        if (!NAME.matcher(schema).matches()) {
            throw new IllegalArgumentException("not the name of a schema: " + schema);
        }
        this.database = database;
        this.schema = schema;
    }

    /**
     * Reads the state of a partition; one that was never seen starts at offset 0. The position is read before the rest: if the
     * previous owner, taken for dead, still commits after that, it moves the position, and the reader's first {@link #advance}
     * fails.
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

    /** Deletes all input and replay positions. Unsent rows stay in the outbox. */
    public void startOver() {
        database.update("delete from " + schema + ".input_position");
        database.update("delete from " + schema + ".replay_position");
    }

    /**
     * The commit of this transaction does not wait for the disk, unless {@link #commitDurably} follows. A database that
     * crashes may then lose the transaction, but it loses the positions in it, too: the owner finds the position moved
     * back, and reads the records again. That is sound as long as nobody outside the database was told anything that
     * depends on the transaction.
     */
    public void commitLazily() {
        database.execute("set local synchronous_commit = off");
    }

    /**
     * The commit of this transaction waits until it, and all transactions committed before it, are on the disk. Needed
     * when others are told about the transaction next.
     */
    public void commitDurably() {
        database.execute("set local synchronous_commit to default");
    }

    /**
     * Moves the positions of partitions, in this order, and locks them until the transaction ends.
     *
     * @return the partitions whose position was the expected one; another process owns the others
     */
    public Set<InputPartition> advance(List<Advance> advances) {
        int[] moved = database.batchUpdate("update " + schema + ".input_position set next_offset = ? "
                + "where topic_id = ? and partition = ? and next_offset = ?",
                advances.stream().map(advance -> new Object[]{advance.next(), advance.input().topicId(),
                        advance.input().partition(), advance.expected()}).toList());
        Set<InputPartition> owned = new HashSet<>();
        for (int i = 0; i < moved.length; i++) {
            if (moved[i] == 1) {
                owned.add(advances.get(i).input());
            }
        }
        return owned;
    }

    /** Saves the lane positions that the replay rule has changed. */
    public void saveLanes(Map<InputPartition, Map<Lane, Position>> changed) {
        List<Object[]> rows = new ArrayList<>();
        changed.forEach((input, lanes) -> lanes.forEach((lane, position) -> rows.add(new Object[]{input.topicId(),
                input.partition(), lane.key(), position.major(), position.minor()})));
        if (!rows.isEmpty()) {
            database.batchUpdate("insert into " + schema + ".replay_position values (?, ?, ?, ?, ?) "
                    + "on conflict (topic_id, partition, lane) do update set major = excluded.major, "
                    + "minor = excluded.minor", rows);
        }
    }

    /** Adds rows to the outbox. A row that is there already, as its record is handled again, stays as it is. */
    public void add(List<OutboxRow> rows) {
        database.batchUpdate("insert into " + schema + ".outbox values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                rows.stream()
                        .map(row -> new Object[]{row.input().topicId(), row.input().partition(), row.offset(),
                                row.index(),
                                row.targetTopic(), row.targetPartition(), row.key(), row.value()})
                        .toList());
    }

    /** Deletes, in the partition of each of these rows, the row and all before it. */
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
