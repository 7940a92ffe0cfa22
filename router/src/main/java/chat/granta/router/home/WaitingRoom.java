package chat.granta.router.home;

import chat.granta.model.Jid;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What waits, by account. Called by the partition's owner only. */
public interface WaitingRoom {
    @Nullable
    Waiting get(Jid account);

    void put(Jid account, Waiting waiting);

    void remove(Jid account);

    /** Visits all. Costs a walk over the store: for rare events. */
    void forEach(BiConsumer<Jid, Waiting> visitor);
}
