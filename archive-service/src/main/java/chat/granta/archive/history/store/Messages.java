package chat.granta.archive.history.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLState;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads and writes the rows of all archives. The caller opens the transaction; only one thread writes. */
public final class Messages {
    /** From so many rows on they are written by {@code COPY}, fewer by {@code insert}. */
    private static final int COPIED = 20;
    /** Offsets of two homes do not compare: what has moved is of an era that is earlier by so much. There are never so many eras. */
    private static final int EARLIER = 1_000_000;
    private static final String INSERT = """
            insert into archive.message (account, era, home_offset, number, sent, id, peer, peer_resource, stanza, nickname)
            select * from unnest(?::text[], ?::integer[], ?::bigint[], ?::integer[], ?::timestamptz[], ?::text[],
                                 ?::text[], ?::text[], ?::bytea[], ?::text[])
            on conflict do nothing
            """;

    private final JdbcTemplate database;
    private final MonthPartitions months;
    /** Whether some of the last rows were in the table already, because the log is being read again. */
    private volatile boolean isReadAgain;

    public Messages(JdbcTemplate database, MonthPartitions months) {
        this.database = database;
        this.months = months;
    }

    /**
     * Writes rows; a row that is in the table already stays as it is. Many rows are written by {@code COPY}, which costs
     * half as much as {@code insert} but fails when one of them is there already. That happens while the log is read
     * again: then rows are inserted until all of a batch are new.
     */
    public void add(List<ArchivedMessage> rows) {
        if (rows.isEmpty()) {
            return;
        }
        months.ensure(rows.stream().map(ArchivedMessage::sent).toList());
        if (rows.size() < COPIED || isReadAgain || !copy(rows)) {
            int inserted = insert(rows);
            isReadAgain = inserted < rows.size();
        }
    }

    /**
     * Writes rows by {@code COPY}; when one of them is in the table already, writes nothing and returns false. Rows are
     * sorted by account: that is cheaper for the indexes, and a page is then read from fewer blocks.
     */
    private boolean copy(List<ArchivedMessage> rows) {
        return Boolean.TRUE.equals(database.execute((ConnectionCallback<Boolean>) connection -> {
            Savepoint before = connection.setSavepoint();
            try {
                MessageCopy.write(byAccount(rows), connection.unwrap(PGConnection.class));
                connection.releaseSavepoint(before);
                return true;
            } catch (SQLException e) {
                if (!PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())) {
                    throw e;
                }
                connection.rollback(before);
                return false;
            }
        }));
    }

    private static List<ArchivedMessage> byAccount(List<ArchivedMessage> rows) {
        return rows.stream().sorted(Comparator.comparing(ArchivedMessage::account)).toList();
    }

    private int insert(List<ArchivedMessage> rows) {
        Integer inserted = database.execute((ConnectionCallback<Integer>) connection -> {
            try (var insert = connection.prepareStatement(INSERT)) {
                List<Array> columns = new ArrayList<>();
                columns.add(connection.createArrayOf("text", column(rows, ArchivedMessage::account)));
                columns.add(connection.createArrayOf("integer", column(rows, row -> row.place().era())));
                columns.add(connection.createArrayOf("bigint", column(rows, row -> row.place().offset())));
                columns.add(connection.createArrayOf("integer", column(rows, row -> row.place().number())));
                columns.add(connection.createArrayOf("timestamptz", column(rows, row -> row.sent().toString())));
                columns.add(connection.createArrayOf("text", column(rows, ArchivedMessage::id)));
                columns.add(connection.createArrayOf("text", column(rows, ArchivedMessage::peer)));
                columns.add(connection.createArrayOf("text", column(rows, ArchivedMessage::peerResource)));
                columns.add(connection.createArrayOf("bytea",
                        rows.stream().map(ArchivedMessage::stanza).toArray(byte[][]::new)));
                columns.add(connection.createArrayOf("text", column(rows, ArchivedMessage::nickname)));
                for (int i = 0; i < columns.size(); i++) {
                    insert.setArray(i + 1, columns.get(i));
                }
                return insert.executeUpdate();
            }
        });
        return inserted == null ? 0 : inserted;
    }

    /**
     * Reads rows of an archive that match.
     *
     * @param isBackwards whether the newest come first
     */
    public List<ArchivedMessage> read(String account, Filter filter, boolean isBackwards, int limit) {
        if (filter.ids() != null) {
            return inOrder(account, filter, isBackwards, limit);
        }
        // To estimate how many rows come after a place, PostgreSQL looks at the era alone. As nearly all rows have the
        // same era, it expects none, and would read and sort all rows instead of using the index, which has them in
        // order.
        database.execute("set local enable_sort = off");
        List<ArchivedMessage> rows = inOrder(account, filter, isBackwards, limit);
        database.execute("set local enable_sort = on");
        return rows;
    }

    private List<ArchivedMessage> inOrder(String account, Filter filter, boolean isBackwards, int limit) {
        Conditions where = conditions(account, filter);
        String direction = isBackwards ? " desc" : "";
        return database.query("select * from archive.message where " + where.sql() + " order by era" + direction
                + ", home_offset" + direction + ", number" + direction + " limit " + limit, this::row,
                where.arguments());
    }

    /** The messages exchanged with the same peer before a message, the newest first. */
    public List<ArchivedMessage> conversation(ArchivedMessage message, int limit) {
        return read(message.account(), new Filter(message.peer(), null, null, null, null, List.of(),
                List.of(message.place()), null), true, limit);
    }

    /** Replaces the stanza of an archived message, which keeps its place and its id. */
    public void replace(ArchivedMessage message, byte[] stanza) {
        database.update("""
                update archive.message set stanza = ?
                where account = ? and era = ? and home_offset = ? and number = ? and sent = ?
                """, stanza, message.account(), message.place().era(), message.place().offset(),
                message.place().number(), Timestamp.from(message.sent()));
    }

    /** Takes a message out of an archive. */
    public void remove(String account, String id) {
        database.update("delete from archive.message where account = ? and id = ?", account, id);
    }

    /** Takes all messages that stand before a place out of an archive, and what an earlier version has stored of its owner's preferences. */
    public void removeBefore(String account, ArchivePlace place) {
        database.update("delete from archive.message where account = ? and (era, home_offset, number) < (?, ?, ?)",
                account, place.era(), place.offset(), place.number());
        database.update("delete from archive.preference where account = ?", account);
    }

    /**
     * Gives an archive to another account, before whose messages it then stands. What is there already, because the log is read again, stays as
     * it is.
     */
    public void move(String account, String to) {
        database.update("""
                delete from archive.message moved using archive.message there
                where moved.account = ? and there.account = ? and there.era = moved.era - ?
                and (there.home_offset, there.number, there.sent) = (moved.home_offset, moved.number, moved.sent)
                """, account, to, EARLIER);
        database.update("update archive.message set account = ?, era = era - ? where account = ?", to, EARLIER,
                account);
    }

    /** The message of an id, or null. */
    public @Nullable ArchivedMessage byId(String account, String id) {
        return database.query("select * from archive.message where account = ? and id = ?", this::row, account, id)
                .stream().findFirst().orElse(null);
    }

    public long count(String account, Filter filter) {
        Conditions where = conditions(account, filter);
        Long count = database.queryForObject("select count(*) from archive.message where " + where.sql(), Long.class,
                where.arguments());
        return count == null ? 0 : count;
    }

    /** The places of messages by their ids; without an id that is not in the archive. */
    public Map<String, ArchivePlace> places(String account, Collection<String> ids) {
        return database.query("select * from archive.message where account = ? and id = any(?)", this::row, account,
                ids.toArray(String[]::new)).stream()
                .collect(Collectors.toMap(ArchivedMessage::id, ArchivedMessage::place, (one, _) -> one));
    }

    private static Conditions conditions(String account, Filter filter) {
        var where = new Conditions().and("account = ?", account);
        if (filter.peer() != null) {
            where.and("peer = ?", filter.peer());
        }
        if (filter.peerResource() != null) {
            where.and("peer_resource = ?", filter.peerResource());
        }
        if (filter.nickname() != null) {
            where.and("nickname = ?", filter.nickname());
        }
        if (filter.start() != null) {
            where.and("sent >= ?", Timestamp.from(filter.start()));
        }
        if (filter.end() != null) {
            where.and("sent <= ?", Timestamp.from(filter.end()));
        }
        filter.after().forEach(place -> where.and("(era, home_offset, number) > (?, ?, ?)", place.era(),
                place.offset(), place.number()));
        filter.before().forEach(place -> where.and("(era, home_offset, number) < (?, ?, ?)", place.era(),
                place.offset(), place.number()));
        if (filter.ids() != null) {
            where.and("id = any(?)", (Object) filter.ids().toArray(String[]::new));
        }
        return where;
    }

    private ArchivedMessage row(ResultSet row, int number) throws SQLException {
        return new ArchivedMessage(row.getString("account"),
                new ArchivePlace(row.getInt("era"), row.getLong("home_offset"), row.getInt("number")),
                row.getTimestamp("sent").toInstant(), row.getString("id"), row.getString("peer"),
                row.getString("peer_resource"), row.getString("nickname"), row.getBytes("stanza"));
    }

    private static Object[] column(Collection<ArchivedMessage> rows,
            Function<ArchivedMessage, @Nullable Object> value) {
        return rows.stream().map(value).toArray();
    }

    /** A {@code where} clause and its arguments. */
    private static final class Conditions {
        private final List<String> parts = new ArrayList<>();
        private final List<Object> arguments = new ArrayList<>();

        Conditions and(String part, Object... values) {
            parts.add(part);
            arguments.addAll(List.of(values));
            return this;
        }

        String sql() {
            return String.join(" and ", parts);
        }

        Object[] arguments() {
            return arguments.toArray();
        }
    }
}
