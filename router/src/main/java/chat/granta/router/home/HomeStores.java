package chat.granta.router.home;

import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import java.util.List;

/** What a user's home keeps whatever its features are, by bare JID; features have stores of their own. */
public final class HomeStores {
    static final HomeStore<Jid, User> USERS = new HomeStore<>("users", Jid::trusted, new UserCodec(), true);
    static final HomeStore<Jid, Policy> POLICIES = new HomeStore<>("policies", Jid::trusted, new PolicyCodec(), true);

    public static final List<HomeStore<?, ?>> ALL = List.of(USERS, POLICIES);

    private HomeStores() {}
}
