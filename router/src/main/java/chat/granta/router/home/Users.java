package chat.granta.router.home;

import chat.granta.model.Jid;
import java.util.function.Consumer;

/** The users of one home partition who are known. Called by the partition's owner only. */
public interface Users {
    /** The user as last put; an unknown one without sessions when there is none. */
    User get(Jid bareJid);

    /** Keeps a user, or forgets one of whom nothing is known. */
    void put(User user);

    /** Visits all users of the partition. Costs a walk over the store: for rare events. */
    void forEach(Consumer<User> visitor);
}
