package chat.granta.router.home;

import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import java.util.List;

/** What a user's home keeps, by bare JID. */
public final class HomeStores {
    static final HomeStore<Jid, User> USERS = new HomeStore<>("users", Jid::trusted, new UserCodec(), true);
    static final HomeStore<Jid, Policy> POLICIES = new HomeStore<>("policies", Jid::trusted, new PolicyCodec(), true);
    /** What waits for users' policies. */
    static final HomeStore<Jid, Waiting> WAITING = new HomeStore<>("waiting", Jid::trusted, new WaitingCodec(), false);
    /** What waits for the end of users' offline messages. */
    static final HomeStore<Jid, Waiting> FLUSHES = new HomeStore<>("flushes", Jid::trusted, new WaitingCodec(), false);

    public static final List<HomeStore<?, ?>> ALL = List.of(USERS, POLICIES, WAITING, FLUSHES);

    private HomeStores() {}
}
