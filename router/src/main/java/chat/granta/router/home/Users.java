package chat.granta.router.home;

import chat.granta.model.Jid;
import java.util.function.Consumer;

/** The users of one home partition who have connected resources. Called by the partition's owner only. */
public interface Users {
    /** The user as last put; one without sessions when there is none. */
    User get(Jid bareJid);

    /** Keeps a user; one without sessions is forgotten. */
    void put(User user);

    /** Visits all users of the partition. Costs a walk over the store: for rare events. */
    void forEach(Consumer<User> visitor);
}
