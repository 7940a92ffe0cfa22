package chat.granta.roster.storage.store;

import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Private XML by account and element name. The caller opens the database transaction. */
public final class PrivateXml {
    private final JdbcTemplate database;

    public PrivateXml(JdbcTemplate database) {
        this.database = database;
    }

    /** All private XML of an account; its size is limited. */
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
