package chat.granta.roster.pep.store;

import chat.granta.model.Jid;
import chat.granta.roster.pep.node.Node;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** XEP-0163 section 4.3.4: what many accounts' nodes have for somebody who has come, in one query. */
public final class LastItemStore {
    private static final String DUE = """
            select n.*, i.id, i.position, i.published, i.xml,
                exists (select from roster.privacy_default d where d.account = n.account) as has_list
            from roster.pep_node n
            cross join lateral (
                select id, position, published, xml from roster.pep_item
                where account = n.account and node = n.name order by position desc limit 1) as i
            where n.account = any(?) and n.name = any(?) and n.last_item = 'ON_SUB_AND_PRESENCE'
            and (n.item_expire = 0 or i.published > ?::timestamptz - n.item_expire * interval '1 second')
            and (n.account = ? or (
                exists (
                    select from roster.contact c
                    where c.account = n.account and c.jid = ? and c.state in ('FROM', 'FROM_PENDING_OUT', 'BOTH')
                    and (n.access <> 'ROSTER' or c.groups && n.groups))
                and not exists (
                    select from roster.pep_affiliation a
                    where a.account = n.account and a.node = n.name and a.jid = ? and a.affiliation = 'OUTCAST')
                and (n.access not in ('WHITELIST', 'AUTHORIZE')
                    or exists (
                        select from roster.pep_affiliation a
                        where a.account = n.account and a.node = n.name and a.jid = ?)
                    or n.access = 'AUTHORIZE' and exists (
                        select from roster.pep_subscription s
                        where s.account = n.account and s.node = n.name and split_part(s.jid, '/', 1) = ?
                        and not s.is_pending))))
            order by n.account, n.name
            """;

    /**
     * The last item of a node.
     *
     * @param hasList whether its owner's privacy lists may keep it from whom it is for
     */
    public record Due(Node node, Item item, boolean hasList) {}

    private final JdbcTemplate database;

    public LastItemStore(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * @param reader bare JID of who has come
     * @param now when that was
     */
    public List<Due> due(Jid reader, Collection<String> nodes, Collection<String> accounts, Instant now) {
        String jid = reader.toString();
        return database.query(DUE,
                (row, _) -> new Due(NodeStore.read(row), ItemStore.read(row), row.getBoolean("has_list")),
                accounts.toArray(String[]::new), nodes.toArray(String[]::new), Timestamp.from(now), jid, jid, jid, jid,
                jid);
    }
}
