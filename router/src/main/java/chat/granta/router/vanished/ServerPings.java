package chat.granta.router.vanished;

import chat.granta.homes.servers.WatchedServer;
import chat.granta.homes.servers.WatchedServers;
import chat.granta.model.Jid;
import chat.granta.router.event.MinutePassed;
import chat.granta.router.home.Reaction;
import chat.granta.router.home.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * XEP-0199 section 4.5: a home asks the server of contacts whom its users see, once for all of them and in the name of one, whether it is there. When
 * it has vanished, they are seen to go (RFC 6121 section 4.5).
 */
record ServerPings(WatchedServers watched) implements Reaction<MinutePassed> {
    /** Of so many users the contacts go at a tick. */
    private static final int MOST_AT_ONCE = 500;

    @Override
    public void to(MinutePassed event, Turn turn) {
        SortedMap<String, Jid> seen = new TreeMap<>();
        List<SeenBy> all = new ArrayList<>();
        if (watched.asks()) {
            turn.store(SeenElsewhere.STORE).forEach((account, elsewhere) -> elsewhere.clients().forEach(client -> {
                String domain = client.domain();
                seen.putIfAbsent(domain, account);
                if (all.isEmpty() || !all.getLast().equals(new SeenBy(account, domain))) {
                    all.add(new SeenBy(account, domain));
                }
            }));
        }
        Set<String> vanished = Set.copyOf(watched.tick(turn.store(WatchedServer.STORE), seen, turn.time(),
                turn.uniqueId(), turn::sendHome));
        all.stream().filter(one -> vanished.contains(one.domain())).limit(MOST_AT_ONCE).forEach(
                one -> SeenElsewhere.gone(turn, one.account(), client -> client.domain().equals(one.domain())));
    }

    /** Somebody of that domain is seen by an account. */
    private record SeenBy(Jid account, String domain) {}
}
