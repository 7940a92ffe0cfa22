package chat.granta.router.caps;

import chat.granta.homes.HomeStore;
import chat.granta.router.wire.CapabilitiesState;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0115 section 5.4: the nodes in which all clients with one hash are interested; or, while that is not known, who has been asked.
 *
 * @param nodes null while a client is being asked
 * @param since when that became known, or was asked
 * @param asked the client that is being asked, or null
 * @param waiting other clients with the same hash
 */
record HashedInterests(@Nullable List<String> nodes, Instant since, @Nullable PeerName asked,
        List<PeerName> waiting) {
    static final HomeStore<String, HashedInterests> STORE = new HomeStore<>("capabilities", Function.identity(),
            new Codec(), true);
    /** Others ask for themselves when the question has been answered. */
    private static final int MAX_WAITING = 1000;

    HashedInterests {
        nodes = nodes == null ? null : List.copyOf(nodes);
        waiting = List.copyOf(waiting);
    }

    static HashedInterests known(List<String> nodes, Instant since) {
        return new HashedInterests(nodes, since, null, List.of());
    }

    static HashedInterests asked(PeerName peer, Instant since, List<PeerName> waiting) {
        return new HashedInterests(null, since, peer, waiting);
    }

    HashedInterests with(PeerName another) {
        if (waiting.contains(another) || waiting.size() >= MAX_WAITING) {
            return this;
        }
        var more = new ArrayList<>(waiting);
        more.add(another);
        return new HashedInterests(nodes, since, asked, more);
    }

    /** Interests to and from bytes. */
    private static final class Codec implements HomeStore.Codec<String, HashedInterests> {
        @Override
        public byte[] write(HashedInterests interests) {
            var state = CapabilitiesState.newBuilder().setSince(interests.since.toEpochMilli());
            if (interests.nodes != null) {
                state.setKnown(true).addAllNodes(interests.nodes);
            }
            if (interests.asked != null) {
                state.setAsked(interests.asked.toWire());
            }
            interests.waiting.forEach(peer -> state.addWaiting(peer.toWire()));
            return state.build().toByteArray();
        }

        @Override
        public HashedInterests read(String key, byte[] bytes) {
            try {
                var state = CapabilitiesState.parseFrom(bytes);
                return new HashedInterests(state.getKnown() ? state.getNodesList() : null,
                        Instant.ofEpochMilli(state.getSince()),
                        state.hasAsked() ? PeerName.of(state.getAsked()) : null,
                        state.getWaitingList().stream().map(PeerName::of).toList());
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("stored capabilities of " + key + " cannot be read", e);
            }
        }
    }
}
