package chat.granta.roster.privacy.list;

import chat.granta.model.Jid;
import org.jspecify.annotations.Nullable;

/** Where privacy lists are kept; within a database transaction of the caller's. */
public interface ListStore {
    AccountLists of(Jid account);

    /** Keeps a list, in the place of the one of its name. */
    void put(Jid account, PrivacyList list);

    /** Forgets a list, which is not, or will not stay, the default one. */
    void remove(Jid account, String name);

    /** Says which of the kept lists is the default one; null for none. */
    void setDefault(Jid account, @Nullable String name);
}
