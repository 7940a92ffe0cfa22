package chat.granta.roster.privacy.list;

import chat.granta.model.Jid;

/** One account's lists. */
public final class ListsInMemory implements ListStore {
    private AccountLists lists = AccountLists.NONE;

    public void become(AccountLists newLists) {
        lists = newLists;
    }

    @Override
    public AccountLists of(Jid account) {
        return lists;
    }

    @Override
    public void put(Jid account, PrivacyList list) {
        lists = lists.with(list);
    }

    @Override
    public void remove(Jid account, String name) {
        lists = lists.without(name);
    }

    @Override
    public void setDefault(Jid account, String name) {
        lists = lists.withDefault(name);
    }
}
