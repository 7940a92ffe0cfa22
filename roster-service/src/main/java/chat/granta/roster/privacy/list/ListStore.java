package chat.granta.roster.privacy.list;

import chat.granta.model.Jid;
import org.jspecify.annotations.Nullable;

/** Where privacy lists are stored. The caller opens the database transaction. */
public interface ListStore {
    AccountLists of(Jid account);

    /** Stores a list; it replaces one of the same name. */
    void put(Jid account, PrivacyList list);

    /** Deletes a list. If it is the default one, the caller also sets another default, or none. */
    void remove(Jid account, String name);

    /** Sets which list is the default one; null for none. */
    void setDefault(Jid account, @Nullable String name);
}
