package chat.granta.roster.pep.request;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError.Type;
import chat.granta.roster.pep.node.PubsubError;
import chat.granta.roster.turn.RequestTurn;
import java.util.List;
import java.util.Objects;

/**
 * A request to an account's nodes.
 *
 * @param all the children of {@code <pubsub/>}, as payloads of their own
 * @param what the child that says what is asked, as it came
 * @param element the same as a tree
 */
record Asked(Iq iq, List<Payload> all, Payload what, Element element, RequestTurn turn) {
    Jid account() {
        return turn.account();
    }

    Jid asker() {
        return Objects.requireNonNull(iq.from(), "IQ without from");
    }

    boolean isByOwner() {
        return asker().bare().equals(account());
    }

    /** The name of the node that is asked about. */
    String node() throws RefusedException {
        String node = element.attribute("node");
        if (node == null || node.isEmpty()) {
            throw PubsubError.of(Type.MODIFY, "bad-request", "The request names no node.", "nodeid-required");
        }
        return node;
    }
}
