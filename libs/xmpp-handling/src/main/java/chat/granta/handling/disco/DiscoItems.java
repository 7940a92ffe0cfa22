package chat.granta.handling.disco;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import java.util.List;

/** XEP-0030 section 4: the services that belong to an entity, by their addresses. */
public final class DiscoItems<T> implements IqHandler<T> {
    public static final String NAMESPACE = "http://jabber.org/protocol/disco#items";
    private static final ElementName QUERY = new ElementName(NAMESPACE, "query");

    private final Element items;
    private final DiscoNodes<T> nodes;

    public DiscoItems(List<String> addresses, DiscoNodes<T> nodes) {
        this.nodes = nodes;
        var query = Element.named(NAMESPACE, "query");
        addresses.forEach(address -> query.child(Element.named(NAMESPACE, "item").attribute("jid", address).build()));
        items = query.build();
    }

    @Override
    public ElementName payload() {
        return QUERY;
    }

    @Override
    public IqAnswer handle(Iq request, T turn) {
        Element query = request.payload().elements().getFirst();
        String node = query.attribute("node");
        Element answer = node == null ? items : nodes.items(node, turn);
        return answer == null
                ? IqAnswer.error(StanzaError.itemNotFound("There is no such node here."))
                : IqAnswer.result(answer);
    }
}
