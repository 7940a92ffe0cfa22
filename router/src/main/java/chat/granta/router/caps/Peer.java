package chat.granta.router.caps;

import chat.granta.bus.SessionAddress;
import chat.granta.model.Jid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client that may be told of an account's items.
 *
 * @param jid full
 * @param session its session; null when it is a contact's elsewhere
 * @param node of its capabilities
 * @param caps the algorithm and the hash; with {@code node} as its presence says
 * @param query id of the question that it has been asked and not answered, or empty
 * @param nodes in which it is interested, as far as known
 */
public record Peer(Jid jid, @Nullable SessionAddress session, String node, String caps, String query,
        List<String> nodes) {
    public Peer {
        nodes = List.copyOf(nodes);
    }

    public boolean isInterestedIn(String name) {
        return nodes.contains(name);
    }

    Peer asked(String id) {
        return new Peer(jid, session, node, caps, id, nodes);
    }

    Peer learned(List<String> itsNodes) {
        return new Peer(jid, session, node, caps, "", itsNodes);
    }
}
