package chat.granta.roster.privacy;

import chat.granta.model.Jid;

/** The groups of an account's roster. */
@FunctionalInterface
public interface RosterGroups {
    /** Whether a contact of the account's roster is in a group of this name; inside a database transaction. */
    boolean has(Jid account, String group);
}
