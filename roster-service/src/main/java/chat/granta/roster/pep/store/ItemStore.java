package chat.granta.roster.pep.store;

import chat.granta.model.Jid;
import chat.granta.roster.pep.node.Node;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The items of nodes, in the order in which they were published. The caller opens the transaction. */
public final class ItemStore {
    private final JdbcTemplate database;

    public ItemStore(JdbcTemplate database) {
        this.database = database;
    }

    /** Stores an item, as the latest of its node; it replaces one with the same id. */
    public void put(Node node, String id, Instant published, String xml) {
        database.update("""
                insert into roster.pep_item (account, node, id, published, xml) values (?, ?, ?, ?, ?)
                on conflict (account, node, id) do update
                set position = default, published = excluded.published, xml = excluded.xml
                """, node.account().toString(), node.name(), id, Timestamp.from(published), xml);
    }

    /** Deletes all but the latest items. */
    public void trim(Node node, int kept) {
        database.update("""
                delete from roster.pep_item where account = ? and node = ? and position <= (
                    select position from roster.pep_item where account = ? and node = ?
                    order by position desc offset ? limit 1)
                """, node.account().toString(), node.name(), node.account().toString(), node.name(), kept);
    }

    /** @return whether there was one */
    public boolean remove(Node node, String id) {
        return database.update("delete from roster.pep_item where account = ? and node = ? and id = ?",
                node.account().toString(), node.name(), id) > 0;
    }

    /** Deletes what was published no later than that. */
    public void expire(Node node, Instant latest) {
        database.update("delete from roster.pep_item where account = ? and node = ? and published <= ?",
                node.account().toString(), node.name(), Timestamp.from(latest));
    }

    public void purge(Node node) {
        database.update("delete from roster.pep_item where account = ? and node = ?", node.account().toString(),
                node.name());
    }

    public @Nullable Item find(Node node, String id) {
        return items(node, "and id = ?", id).stream().findFirst().orElse(null);
    }

    public List<Item> find(Node node, Collection<String> ids) {
        return items(node, "and id = any(?) order by position", (Object) ids.toArray(String[]::new));
    }

    public @Nullable Item last(Node node) {
        return last(node, 1).stream().findFirst().orElse(null);
    }

    /** The latest items, the latest of them last. */
    public List<Item> last(Node node, int count) {
        return items(node, "order by position desc limit ?", count).reversed();
    }

    /** The first items behind a position. */
    public List<Item> after(Node node, long position, int count) {
        return items(node, "and position > ? order by position limit ?", position, count);
    }

    /** The last items in front of a position. */
    public List<Item> before(Node node, long position, int count) {
        return items(node, "and position < ? order by position desc limit ?", position, count).reversed();
    }

    /** How many items a node has in front of a position. */
    public long countBefore(Node node, long position) {
        Long count = database.queryForObject(
                "select count(*) from roster.pep_item where account = ? and node = ? and position < ?", Long.class,
                node.account().toString(), node.name(), position);
        return count == null ? 0 : count;
    }

    /** The bytes of a node's latest payloads, but for one item. */
    public long bytes(Node node, String except, int latest) {
        return number("""
                select coalesce(sum(octet_length(xml)), 0) from (
                    select xml from roster.pep_item where account = ? and node = ? and id <> ?
                    order by position desc limit ?) as kept
                """, node.account().toString(), node.name(), except, latest);
    }

    /** The bytes of all payloads of an account's other nodes. */
    public long bytes(Jid account, String exceptNode) {
        return number("select coalesce(sum(octet_length(xml)), 0) from roster.pep_item where account = ? and node <> ?",
                account.toString(), exceptNode);
    }

    private long number(String query, Object... values) {
        Long number = database.queryForObject(query, Long.class, values);
        return number == null ? 0 : number;
    }

    private List<Item> items(Node node, String which, Object... values) {
        var all = new Object[values.length + 2];
        all[0] = node.account().toString();
        all[1] = node.name();
        System.arraycopy(values, 0, all, 2, values.length);
        return database.query(
                "select id, position, published, xml from roster.pep_item where account = ? and node = ? " + which,
                (row, _) -> read(row), all);
    }

    static Item read(ResultSet row) throws SQLException {
        return new Item(row.getString("id"), row.getLong("position"), row.getTimestamp("published").toInstant(),
                row.getString("xml"));
    }
}
