package chat.granta.roster.pep.store;

import chat.granta.model.Jid;
import chat.granta.roster.pep.node.Affiliation;
import chat.granta.roster.pep.node.Node;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** XEP-0060 sections 4.1 and 4.2: who has an affiliation with a node, or a subscription to it. The caller opens the transaction. */
public final class PeopleStore {
    private final JdbcTemplate database;

    public PeopleStore(JdbcTemplate database) {
        this.database = database;
    }

    /** Affiliations by bare JID, without the owner's. */
    public SortedMap<Jid, Affiliation> affiliations(Node node) {
        SortedMap<Jid, Affiliation> found = new TreeMap<>();
        database.query("select jid, affiliation from roster.pep_affiliation where account = ? and node = ?",
                row -> {
                    found.put(Jid.trusted(row.getString(1)), Affiliation.valueOf(row.getString(2)));
                }, node.account().toString(), node.name());
        return found;
    }

    public Affiliation affiliation(Node node, Jid bareJid) {
        return bareJid.equals(node.account())
                ? Affiliation.OWNER
                : affiliations(node).getOrDefault(bareJid, Affiliation.NONE);
    }

    /** Somebody's affiliations with an account's nodes, by the nodes' names. */
    public Map<String, Affiliation> affiliations(Jid account, Jid bareJid) {
        Map<String, Affiliation> found = new TreeMap<>();
        database.query("select node, affiliation from roster.pep_affiliation where account = ? and jid = ?",
                row -> {
                    found.put(row.getString(1), Affiliation.valueOf(row.getString(2)));
                }, account.toString(), bareJid.toString());
        return found;
    }

    public void affiliate(Node node, Jid bareJid, Affiliation affiliation) {
        if (affiliation == Affiliation.NONE) {
            database.update("delete from roster.pep_affiliation where account = ? and node = ? and jid = ?",
                    node.account().toString(), node.name(), bareJid.toString());
        } else {
            database.update("""
                    insert into roster.pep_affiliation (account, node, jid, affiliation) values (?, ?, ?, ?)
                    on conflict (account, node, jid) do update set affiliation = excluded.affiliation
                    """, node.account().toString(), node.name(), bareJid.toString(), affiliation.name());
        }
    }

    /** Those that wait for the owner's approval, at all nodes of an account. */
    public List<Subscription> pending(Jid account) {
        return subscriptions("account = ? and is_pending order by node, jid", account.toString());
    }

    public List<Subscription> subscriptions(Node node) {
        return subscriptions("account = ? and node = ? order by jid", node.account().toString(), node.name());
    }

    /** What somebody, at whichever resource, has subscribed to of an account. */
    public List<Subscription> subscriptions(Jid account, Jid bareJid) {
        return subscriptions("account = ? and split_part(jid, '/', 1) = ? order by node, jid", account.toString(),
                bareJid.toString());
    }

    /** The subscription of an address, or null. */
    public @Nullable Subscription subscription(Node node, Jid jid) {
        return subscriptions("account = ? and node = ? and jid = ?", node.account().toString(), node.name(),
                jid.toString()).stream().findFirst().orElse(null);
    }

    /** Stores a subscription, or what it is now. */
    public void subscribe(Node node, Subscription subscription) {
        database.update("""
                insert into roster.pep_subscription (account, node, jid, is_pending, is_delivered)
                values (?, ?, ?, ?, ?)
                on conflict (account, node, jid) do update
                set is_pending = excluded.is_pending, is_delivered = excluded.is_delivered
                """, node.account().toString(), node.name(), subscription.jid().toString(), subscription.isPending(),
                subscription.isDelivered());
    }

    public void unsubscribe(Node node, Jid jid) {
        database.update("delete from roster.pep_subscription where account = ? and node = ? and jid = ?",
                node.account().toString(), node.name(), jid.toString());
    }

    private List<Subscription> subscriptions(String which, Object... values) {
        return database.query("select node, jid, is_pending, is_delivered from roster.pep_subscription where " + which,
                (row, _) -> new Subscription(row.getString(1), Jid.trusted(row.getString(2)), row.getBoolean(3),
                        row.getBoolean(4)),
                values);
    }
}
