package chat.granta.router.caps;

import chat.granta.bus.SessionAddress;
import chat.granta.handling.disco.DiscoInfo;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.router.event.InterestsLearned;
import chat.granta.router.event.MinutePassed;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** XEP-0115 section 6.2: a home asks one client of each hash what it can do, and another when that does not answer. */
final class CapabilityQueries {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** So many hashes are remembered, the latest learned; clients come in some dozens of versions. */
    private static final int MAX_HASHES = 2000;

    private CapabilityQueries() {}

    /**
     * A client has sent presence.
     *
     * @param session its session; null when it is a contact's elsewhere
     * @param isFirst whether it has come with it
     */
    static void heard(Turn turn, Jid account, Jid jid, @Nullable SessionAddress session, Presence presence,
            boolean isFirst) {
        ClientCapabilities caps = ClientCapabilities.of(presence);
        Peer known = Audience.of(turn, account).at(jid);
        if (caps == null) {
            Audience.remove(turn, account, jid);
            return;
        }
        if (known != null && known.caps().equals(caps.key()) && (session == null || session.equals(known.session()))) {
            if (isFirst && !known.nodes().isEmpty()) {
                turn.happened(new InterestsLearned(account, jid, known.nodes()));
            }
            return;
        }
        // What it was interested in before is nothing new, unless it has come only now.
        var peer = new Peer(jid, session, caps.node(), caps.key(), "",
                known == null || isFirst ? List.of() : known.nodes());
        Audience.put(turn, account, peer);
        find(turn, new PeerName(account, jid), peer);
    }

    private static void find(Turn turn, PeerName name, Peer peer) {
        HashedInterests interests = turn.store(HashedInterests.STORE).get(peer.caps());
        if (interests == null) {
            ask(turn, name, peer, List.of());
        } else if (interests.nodes() == null) {
            turn.store(HashedInterests.STORE).put(peer.caps(), interests.with(name));
        } else {
            learn(turn, name, peer, interests.nodes());
        }
    }

    private static void ask(Turn turn, PeerName name, Peer peer, List<PeerName> waiting) {
        String id = "caps-" + turn.uniqueId();
        var query = Element.named(DiscoInfo.NAMESPACE, "query")
                .attribute("node", peer.node() + '#' + ClientCapabilities.ver(peer.caps())).build();
        var iq = new Iq(name.account(), name.jid(), id, Iq.Type.GET, null, Payload.of(query));
        Session session = turn.user(name.account()).session(name.jid().resource());
        if (peer.session() == null) {
            turn.sendHome(iq);
        } else if (session != null) {
            turn.deliver(iq, List.of(session));
        }
        Audience.put(turn, name.account(), peer.asked(id));
        turn.store(HashedInterests.STORE).put(peer.caps(), HashedInterests.asked(name, turn.time(), waiting));
    }

    /** Whether an IQ result or error answers what its sender has been asked; if so, it is taken in. */
    static boolean isAnswered(Turn turn, Jid account, Jid jid, Iq answer) {
        Peer peer = Audience.of(turn, account).at(jid);
        if (answer.isRequest() || peer == null || peer.query().isEmpty() || !peer.query().equals(answer.id())) {
            return false;
        }
        var discovered = DiscoveredInterests.of(answer);
        var name = new PeerName(account, jid);
        learn(turn, name, peer, discovered.nodes());
        HashedInterests interests = turn.store(HashedInterests.STORE).get(peer.caps());
        List<PeerName> waiting = interests == null ? List.of() : interests.waiting();
        if (discovered.isProvedBy(peer.caps())) {
            turn.store(HashedInterests.STORE).put(peer.caps(),
                    HashedInterests.known(discovered.nodes(), turn.time()));
            waiting.forEach(other -> {
                Peer theirs = still(turn, other, peer.caps());
                if (theirs != null) {
                    learn(turn, other, theirs, discovered.nodes());
                }
            });
        } else if (interests != null && name.equals(interests.asked())) {
            // Its word is good for itself alone.
            askNext(turn, peer.caps(), waiting);
        }
        return true;
    }

    private static void askNext(Turn turn, String caps, List<PeerName> waiting) {
        turn.store(HashedInterests.STORE).put(caps, null);
        for (int i = 0; i < waiting.size(); i++) {
            Peer next = still(turn, waiting.get(i), caps);
            if (next != null) {
                ask(turn, waiting.get(i), next, waiting.subList(i + 1, waiting.size()));
                return;
            }
        }
    }

    /** A client that has waited, if it is still there, with the same hash. */
    private static @Nullable Peer still(Turn turn, PeerName name, String caps) {
        Peer peer = Audience.of(turn, name.account()).at(name.jid());
        return peer != null && peer.caps().equals(caps) ? peer : null;
    }

    private static void learn(Turn turn, PeerName name, Peer peer, List<String> nodes) {
        Audience.put(turn, name.account(), peer.learned(nodes));
        List<String> added = nodes.stream().filter(node -> !peer.isInterestedIn(node)).toList();
        if (!added.isEmpty()) {
            turn.happened(new InterestsLearned(name.account(), name.jid(), added));
        }
    }

    /** Asks others when an answer is overdue, and forgets the oldest of too many hashes. */
    static void settle(MinutePassed event, Turn turn) {
        Map<String, HashedInterests> overdue = new TreeMap<>();
        List<Map.Entry<String, HashedInterests>> known = new ArrayList<>();
        turn.store(HashedInterests.STORE).forEach((caps, interests) -> {
            if (interests.nodes() != null) {
                known.add(Map.entry(caps, interests));
            } else if (turn.time().isAfter(interests.since().plus(PATIENCE))) {
                overdue.put(caps, interests);
            }
        });
        overdue.forEach((caps, interests) -> askNext(turn, caps, interests.waiting()));
        if (known.size() > MAX_HASHES) {
            known.sort(Map.Entry.<String, HashedInterests>comparingByValue(
                    (a, b) -> a.since().compareTo(b.since())).thenComparing(Map.Entry.comparingByKey()));
            known.subList(0, known.size() - MAX_HASHES)
                    .forEach(entry -> turn.store(HashedInterests.STORE).put(entry.getKey(), null));
        }
    }
}
