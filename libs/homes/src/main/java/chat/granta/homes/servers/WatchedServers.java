package chat.granta.homes.servers;

import chat.granta.homes.TurnStore;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * XEP-0199 section 4.5: a server that vanishes says of none of its users that they go, so a home pings each server whose users it takes to be there. The server
 * is asked and not its users, as it is the server that says when those go, and phones are left asleep. It has vanished when it cannot be reached twice in a row: a
 * server that is started anew is back before that.
 *
 * @param interval after which a server is asked again; zero: never
 */
public record WatchedServers(Duration interval) {
    /** How long after a failure it is asked again. */
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final int FAILURES = 2;

    /** Whether any server is asked; if not, nobody need look who is there. */
    public boolean asks() {
        return !interval.isZero();
    }

    /**
     * Asks those who are to be asked now; called at each tick.
     *
     * @param seen the domains of those who are taken to be there, each with an address of this home in whose name its server is asked; none unless it
     *     {@link #asks}
     * @param id of the questions
     * @param ask sends one
     * @return the domains whose servers have vanished; they are again next time, while they are seen
     */
    public List<String> tick(TurnStore<Jid, WatchedServer> store, SortedMap<String, Jid> seen, Instant now, String id,
            Consumer<Iq> ask) {
        forgetOthers(store, seen);
        List<String> vanished = new ArrayList<>();
        for (Map.Entry<String, Jid> one : seen.entrySet()) {
            Jid server = Jid.trusted(one.getKey());
            WatchedServer known = store.get(server);
            if (known == null) {
                // Somebody there has just been heard of.
                store.put(server, new WatchedServer(now, 0));
            } else if (known.failures() >= FAILURES) {
                vanished.add(one.getKey());
            } else if (!known.asked().plus(known.failures() == 0 ? interval : AGAIN).isAfter(now)) {
                store.put(server, new WatchedServer(now, known.failures()));
                ask.accept(new Iq(one.getValue(), server, id, Iq.Type.GET, null,
                        Payload.of(Element.named("urn:xmpp:ping", "ping").build())));
            }
        }
        return vanished;
    }

    private static void forgetOthers(TurnStore<Jid, WatchedServer> store, SortedMap<String, Jid> seen) {
        List<Jid> others = new ArrayList<>();
        store.forEach((server, _) -> {
            if (!seen.containsKey(server.domain())) {
                others.add(server);
            }
        });
        others.forEach(server -> store.put(server, null));
    }

    /**
     * Something comes from a server, or comes back from it.
     *
     * @return whether it is the answer to a question
     */
    public static boolean heard(TurnStore<Jid, WatchedServer> store, Stanza stanza) {
        Jid from = Objects.requireNonNull(stanza.from(), "stanza without sender");
        Jid server = Jid.trusted(from.domain());
        WatchedServer known = store.get(server);
        if (known == null) {
            return false;
        }
        // Nobody but the server itself, or this one, answers in the server's name.
        boolean isAnswer = from.isDomain() && stanza instanceof Iq iq && !iq.isRequest();
        boolean isUnreachable = stanza.isError() && Unreachable.isSaidBy(stanza.payload());
        if (isUnreachable && isAnswer) {
            store.put(server, known.failed());
        } else if (!isUnreachable && known.failures() > 0) {
            store.put(server, known.heard());
        }
        return isAnswer;
    }
}
