package chat.granta.router.vanished;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.router.event.SessionUnavailable;
import chat.granta.router.home.PolicyContact;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The clients of contacts on other servers that a user's sessions see available.
 *
 * @param clients by full JID
 */
record SeenElsewhere(SortedSet<Jid> clients) {
    /** By account. */
    static final HomeStore<Jid, SeenElsewhere> STORE = new HomeStore<>("seen-elsewhere", Jid::trusted, new Codec(),
            true);
    /** A bound on what other servers can make a home remember. */
    private static final int MOST = 1000;

    static SeenElsewhere of(Turn turn, Jid account) {
        SeenElsewhere known = turn.store(STORE).get(account);
        return known == null ? new SeenElsewhere(new TreeSet<>()) : known;
    }

    static void put(Turn turn, Jid account, SortedSet<Jid> clients) {
        turn.store(STORE).put(account, new SeenElsewhere(clients));
    }

    /** Some of them have gone without saying so: the user's sessions are told. */
    static void gone(Turn turn, Jid account, Predicate<Jid> who) {
        SortedSet<Jid> seen = of(turn, account).clients();
        List<Jid> gone = seen.stream().filter(who).toList();
        if (gone.isEmpty()) {
            return;
        }
        for (Jid client : gone) {
            turn.deliverToEach(new Presence(client, account, null, Presence.Type.UNAVAILABLE, null, Payload.EMPTY),
                    turn.user(account).available());
        }
        var left = new TreeSet<>(seen);
        gone.forEach(left::remove);
        put(turn, account, left);
    }

    /** Nobody looks any more when the last session goes. */
    static void forget(SessionUnavailable event, Turn turn) {
        Jid account = event.session().jid().bare();
        if (turn.user(account).available().isEmpty() && turn.store(STORE).get(account) != null) {
            turn.store(STORE).put(account, null);
        }
    }

    /** Notes who comes and goes. */
    static final class Noted implements Step<StanzaTurn<Presence>> {
        @Override
        public Outcome handle(StanzaTurn<Presence> stanzaTurn) {
            Turn turn = stanzaTurn.turn();
            Jid from = stanzaTurn.from();
            Jid account = stanzaTurn.account();
            Presence.Type type = stanzaTurn.stanza().type();
            boolean isAvailable = type == Presence.Type.AVAILABLE;
            if (from.isBare() || turn.isLocalUser(from) || !isAvailable && type != Presence.Type.UNAVAILABLE) {
                return Outcome.CONTINUE;
            }
            SortedSet<Jid> known = of(turn, account).clients();
            if (known.contains(from) != isAvailable && (!isAvailable || isSeen(turn, account, from))) {
                var clients = new TreeSet<>(known);
                if (isAvailable && clients.size() < MOST) {
                    clients.add(from);
                } else {
                    clients.remove(from);
                }
                put(turn, account, clients);
            }
            return Outcome.CONTINUE;
        }

        private static boolean isSeen(Turn turn, Jid account, Jid from) {
            PolicyContact contact = turn.policy(account).contact(from);
            return contact != null && contact.to() && !turn.user(account).available().isEmpty();
        }
    }

    private static final class Codec implements HomeStore.Codec<Jid, SeenElsewhere> {
        @Override
        public byte @Nullable [] write(SeenElsewhere seen) {
            return seen.clients.isEmpty()
                    ? null
                    : seen.clients.stream().map(Jid::toString).collect(Collectors.joining("\n"))
                            .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public SeenElsewhere read(Jid account, byte[] bytes) {
            return new SeenElsewhere(new String(bytes, StandardCharsets.UTF_8).lines().map(Jid::trusted)
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }
}
