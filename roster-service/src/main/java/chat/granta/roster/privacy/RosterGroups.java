package chat.granta.roster.privacy;

import chat.granta.model.Jid;

/** Which groups a roster has. */
@FunctionalInterface
public interface RosterGroups {
    /** Whether a contact of the account's roster is in a group of this name; inside a database transaction. */
    boolean has(Jid account, String group);
}
