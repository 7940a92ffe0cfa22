package chat.granta.roster.privacy.store;

import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.roster.privacy.list.AccountLists;
import chat.granta.roster.privacy.list.ListReader;
import chat.granta.roster.privacy.list.ListStore;
import chat.granta.roster.privacy.list.PrivacyList;
import chat.granta.handling.iq.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Privacy lists in the database, each as the {@code <list/>} that clients see. */
public final class StoredLists implements ListStore {
    private final JdbcTemplate database;

    public StoredLists(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public AccountLists of(Jid account) {
        var byName = new TreeMap<String, PrivacyList>();
        database.queryForList("select xml from roster.privacy_list where account = ?", String.class,
                account.toString()).stream().map(StoredLists::read).forEach(list -> byName.put(list.name(), list));
        return new AccountLists(byName, defaultOf(account));
    }

    private @Nullable String defaultOf(Jid account) {
        return database.query("select list from roster.privacy_default where account = ?",
                rows -> rows.next() ? rows.getString(1) : null, account.toString());
    }

    @Override
    public void put(Jid account, PrivacyList list) {
        database.update("""
                insert into roster.privacy_list (account, name, xml) values (?, ?, ?)
                on conflict (account, name) do update set xml = excluded.xml
                """, account.toString(), list.name(), list.toXml().toXml());
    }

    @Override
    public void remove(Jid account, String name) {
        database.update("delete from roster.privacy_list where account = ? and name = ?", account.toString(), name);
    }

    @Override
    public void setDefault(Jid account, @Nullable String name) {
        if (name == null) {
            database.update("delete from roster.privacy_default where account = ?", account.toString());
        } else {
            database.update("""
                    insert into roster.privacy_default (account, list) values (?, ?)
                    on conflict (account) do update set list = excluded.list
                    """, account.toString(), name);
        }
    }

    private static PrivacyList read(String xml) {
        Element list = new Payload(List.of(), xml.getBytes(StandardCharsets.UTF_8)).elements().getFirst();
        try {
            return ListReader.read(list);
        } catch (RefusedException e) {
            throw new IllegalStateException("a privacy list in the database is none", e);
        }
    }
}
