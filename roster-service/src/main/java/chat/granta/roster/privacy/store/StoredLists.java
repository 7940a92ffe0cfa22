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

/** Privacy lists in the database, each in the form in which clients see it. */
final class StoredLists implements ListStore {
    private final PrivacyListRepository lists;
    private final PrivacyDefaultRepository defaults;

    StoredLists(PrivacyListRepository lists, PrivacyDefaultRepository defaults) {
        this.lists = lists;
        this.defaults = defaults;
    }

    @Override
    public AccountLists of(Jid account) {
        var byName = new TreeMap<String, PrivacyList>();
        for (PrivacyListEntity row : lists.findByKeyAccount(account.toString())) {
            PrivacyList list = read(row.xml());
            byName.put(list.name(), list);
        }
        return new AccountLists(byName,
                defaults.findById(account.toString()).map(PrivacyDefaultEntity::list).orElse(null));
    }

    @Override
    public void put(Jid account, PrivacyList list) {
        lists.save(new PrivacyListEntity(key(account, list.name()), list.toXml().toXml()));
    }

    @Override
    public void remove(Jid account, String name) {
        lists.deleteById(key(account, name));
    }

    @Override
    public void setDefault(Jid account, @Nullable String name) {
        if (name == null) {
            defaults.deleteById(account.toString());
        } else {
            defaults.save(new PrivacyDefaultEntity(account.toString(), name));
        }
    }

    private static PrivacyListEntity.Key key(Jid account, String name) {
        return new PrivacyListEntity.Key(account.toString(), name);
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
