package chat.granta.roster.pep.request;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.roster.pep.node.Pubsub;
import chat.granta.roster.turn.RequestTurn;
import java.util.List;
import java.util.Set;

/**
 * An IQ of one of XEP-0060's two namespaces, whose first child says what is asked.
 *
 * @param namespace for everybody, or for owners
 * @param isForOwner whether nobody but the account's own clients may ask
 */
public record PubsubIq(String namespace, boolean isForOwner, List<PubsubRequest> requests)
        implements
            RefusingHandler<RequestTurn> {
    @Override
    public ElementName payload() {
        return new ElementName(namespace, "pubsub");
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.GET, Iq.Type.SET);
    }

    @Override
    public IqAnswer decide(Iq iq, Element pubsub, RequestTurn turn) throws RefusedException {
        if (isForOwner && turn.sender() == null) {
            throw new RefusedException(StanzaError.forbidden("Only the account's own clients may ask this."));
        }
        if (iq.payload().names().size() != 1) {
            throw RefusedException.badRequest("One request at a time.");
        }
        List<Payload> children = iq.payload().inner().children();
        for (int i = 0; i < children.size(); i++) {
            Element child = pubsub.children().get(i);
            for (PubsubRequest request : requests) {
                if (request.type() == iq.type() && child.name().equals(new ElementName(namespace, request.element()))) {
                    return request.decide(new Asked(iq, children, children.get(i), child, turn));
                }
            }
        }
        throw RefusedException.badRequest("There is no such request of " + Pubsub.NAMESPACE + '.');
    }
}
