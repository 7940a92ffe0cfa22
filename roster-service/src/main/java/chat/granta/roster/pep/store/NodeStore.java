package chat.granta.roster.pep.store;

import chat.granta.model.Jid;
import chat.granta.roster.pep.node.AccessModel;
import chat.granta.roster.pep.node.LastItem;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.NodeConfig;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nodes by account and name, without their items. The caller opens the transaction. */
public final class NodeStore {
    private static final String SAVE = """
            insert into roster.pep_node (account, name, title, description, type, access, groups, persists, max_items,
                item_expire, last_item, notifies_retract, notifies_delete, notifies_config, delivers_payload)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (account, name) do update
            set title = excluded.title, description = excluded.description, type = excluded.type,
                access = excluded.access, groups = excluded.groups, persists = excluded.persists,
                max_items = excluded.max_items, item_expire = excluded.item_expire, last_item = excluded.last_item,
                notifies_retract = excluded.notifies_retract, notifies_delete = excluded.notifies_delete,
                notifies_config = excluded.notifies_config, delivers_payload = excluded.delivers_payload
            """;

    private final JdbcTemplate database;

    public NodeStore(JdbcTemplate database) {
        this.database = database;
    }

    public @Nullable Node find(Jid account, String name) {
        return database.query("select * from roster.pep_node where account = ? and name = ?",
                rows -> rows.next() ? read(rows) : null, account.toString(), name);
    }

    /** All nodes of an account, by name. */
    public List<Node> all(Jid account) {
        return database.query("select * from roster.pep_node where account = ? order by name", (row, _) -> read(row),
                account.toString());
    }

    public int count(Jid account) {
        Integer count = database.queryForObject("select count(*) from roster.pep_node where account = ?",
                Integer.class, account.toString());
        return count == null ? 0 : count;
    }

    public void save(Node node) {
        NodeConfig config = node.config();
        database.update(SAVE, node.account().toString(), node.name(), config.title(), config.description(),
                config.type(), config.access().name(), config.groups().toArray(String[]::new), config.persists(),
                config.maxItems(), config.itemExpire(), config.lastItem().name(), config.notifiesRetract(),
                config.notifiesDelete(),
                config.notifiesConfig(), config.deliversPayload());
    }

    /** Deletes a node, and all that it has. */
    public void remove(Node node) {
        database.update("delete from roster.pep_node where account = ? and name = ?", node.account().toString(),
                node.name());
    }

    /** Deletes all nodes of an account. */
    public void removeAll(Jid account) {
        database.update("delete from roster.pep_node where account = ?", account.toString());
    }

    static Node read(ResultSet row) throws SQLException {
        return new Node(Jid.trusted(row.getString("account")), row.getString("name"),
                new NodeConfig(row.getString("title"), row.getString("description"), row.getString("type"),
                        AccessModel.valueOf(row.getString("access")),
                        List.of((String[]) row.getArray("groups").getArray()), row.getBoolean("persists"),
                        row.getInt("max_items"), row.getInt("item_expire"),
                        LastItem.valueOf(row.getString("last_item")),
                        row.getBoolean("notifies_retract"), row.getBoolean("notifies_delete"),
                        row.getBoolean("notifies_config"), row.getBoolean("delivers_payload")));
    }
}
