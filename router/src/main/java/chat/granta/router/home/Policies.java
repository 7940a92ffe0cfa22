package chat.granta.router.home;

import chat.granta.model.Jid;
import org.jspecify.annotations.Nullable;

/** The policies of one home partition that are known. Called by the partition's owner only. */
public interface Policies {
    @Nullable
    Policy get(Jid account);

    void put(Policy policy);

    void remove(Jid account);
}
