package chat.granta.roster.storage.store;

import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What clients keep for themselves, by account and element name; within a database transaction of the caller's. */
public final class PrivateXml {
    private final JdbcTemplate database;

    PrivateXml(JdbcTemplate database) {
        this.database = database;
    }

    /** All that is kept for an account; it is of bounded size. */
    public Map<ElementName, String> of(Jid account) {
        Map<ElementName, String> kept = new HashMap<>();
        database.query("select namespace, name, xml from roster.private_xml where account = ?",
                row -> {
                    kept.put(new ElementName(row.getString(1), row.getString(2)), row.getString(3));
                }, account.toString());
        return kept;
    }

    public void put(Jid account, ElementName name, String xml) {
        database.update("""
                insert into roster.private_xml (account, namespace, name, xml) values (?, ?, ?, ?)
                on conflict (account, namespace, name) do update set xml = excluded.xml
                """, account.toString(), name.namespace(), name.localName(), xml);
    }

    public void remove(Jid account, ElementName name) {
        database.update("delete from roster.private_xml where account = ? and namespace = ? and name = ?",
                account.toString(), name.namespace(), name.localName());
    }
}
