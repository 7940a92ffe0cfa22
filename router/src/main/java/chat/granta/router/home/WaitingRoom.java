package chat.granta.router.home;

import chat.granta.model.Jid;
import org.jspecify.annotations.Nullable;

/** Who waits for a policy, by account. Called by the partition's owner only. */
public interface WaitingRoom {
    @Nullable
    Waiting get(Jid account);

    void put(Jid account, Waiting waiting);

    void remove(Jid account);
}
