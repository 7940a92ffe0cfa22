package chat.granta.handling.disco;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import java.util.List;
import java.util.TreeSet;

/** XEP-0030 section 3: what an entity is and what it can do, as its handlers say. */
public final class DiscoInfo<T> implements IqHandler<T> {
    public static final String NAMESPACE = "http://jabber.org/protocol/disco#info";
    private static final ElementName QUERY = new ElementName(NAMESPACE, "query");

    private final Element info;

    /**
     * @param handlers of the entity, this one not among them
     * @param more features that no IQ handler brings
     */
    public DiscoInfo(Identity identity, List<? extends IqHandler<T>> handlers, List<String> more) {
        var features = new TreeSet<>(more);
        features.add(NAMESPACE);
        handlers.forEach(handler -> features.addAll(handler.features()));
        var query = Element.named(NAMESPACE, "query").child(Element.named(NAMESPACE, "identity")
                .attribute("category", identity.category()).attribute("type", identity.type())
                .attribute("name", identity.name()).build());
        features.forEach(
                feature -> query.child(Element.named(NAMESPACE, "feature").attribute("var", feature).build()));
        info = query.build();
    }

    @Override
    public ElementName payload() {
        return QUERY;
    }

    @Override
    public IqAnswer handle(Iq request, T turn) {
        Element query = request.payload().elements().getFirst();
        // No node is known here (XEP-0030 section 3.2).
        return query.attribute("node") == null ? IqAnswer.result(info) : IqAnswer.error(StanzaError.itemNotFound());
    }
}
