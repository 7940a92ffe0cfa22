package chat.granta.router.caps;

import chat.granta.bus.SessionAddress;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import chat.granta.router.wire.AudienceState;
import chat.granta.router.wire.PeerState;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The clients that may be told of an account's items: the user's own, and those of contacts elsewhere, which homes here do not know. */
public record Audience(Map<Jid, Peer> peers) {
    static final HomeStore<Jid, Audience> STORE = new HomeStore<>("audiences", Jid::trusted, new Codec(), true);
    private static final Audience NOBODY = new Audience(Map.of());
    /** A bound on what other servers can make a home remember. */
    private static final int MAX_PEERS = 300;

    public Audience {
        peers = Map.copyOf(peers);
    }

    public static Audience of(Turn turn, Jid account) {
        Audience known = turn.store(STORE).get(account);
        return known == null ? NOBODY : known;
    }

    /** The client at a full JID, or null. */
    public @Nullable Peer at(Jid jid) {
        return peers.get(jid);
    }

    /** Whether the client of one of the user's sessions is interested in a node. */
    public boolean isInterested(Session session, String node) {
        Peer peer = peers.get(session.jid());
        return peer != null && peer.isInterestedIn(node);
    }

    /** The clients of contacts elsewhere, in order of addresses. */
    public Collection<Peer> elsewhere() {
        var sorted = new TreeMap<>(peers);
        sorted.values().removeIf(peer -> peer.session() != null);
        return sorted.values();
    }

    static void put(Turn turn, Jid account, Peer peer) {
        Audience known = of(turn, account);
        if (known.peers.size() < MAX_PEERS || known.peers.containsKey(peer.jid())) {
            var more = new TreeMap<>(known.peers);
            more.put(peer.jid(), peer);
            turn.store(STORE).put(account, new Audience(more));
        }
    }

    static void remove(Turn turn, Jid account, Jid jid) {
        Audience known = of(turn, account);
        if (known.peers.containsKey(jid)) {
            var fewer = new TreeMap<>(known.peers);
            fewer.remove(jid);
            turn.store(STORE).put(account, new Audience(fewer));
        }
    }

    /** Audiences to and from bytes. */
    private static final class Codec implements HomeStore.Codec<Jid, Audience> {
        @Override
        public byte @Nullable [] write(Audience audience) {
            if (audience.peers.isEmpty()) {
                return null;
            }
            var state = AudienceState.newBuilder();
            audience.peers.values().forEach(peer -> {
                var one = PeerState.newBuilder().setJid(peer.jid().toString()).setNode(peer.node())
                        .setCaps(peer.caps()).setQuery(peer.query()).addAllNodes(peer.nodes());
                if (peer.session() != null) {
                    one.setSession(peer.session().toWire());
                }
                state.addPeers(one);
            });
            return state.build().toByteArray();
        }

        @Override
        public Audience read(Jid account, byte[] bytes) {
            try {
                Map<Jid, Peer> peers = new TreeMap<>();
                for (PeerState one : AudienceState.parseFrom(bytes).getPeersList()) {
                    Jid jid = Jid.trusted(one.getJid());
                    peers.put(jid, new Peer(jid, one.hasSession() ? SessionAddress.of(one.getSession()) : null,
                            one.getNode(), one.getCaps(), one.getQuery(), one.getNodesList()));
                }
                return new Audience(peers);
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("stored audience of " + account + " cannot be read", e);
            }
        }
    }
}
