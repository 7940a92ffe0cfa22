package chat.granta.handling.disco;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * XEP-0030 section 3: what an entity is and what it can do, as its handlers say; and the same as the node of its
 * capabilities (XEP-0115 section 6.2).
 */
public final class DiscoInfo<T> implements IqHandler<T> {
    public static final String NAMESPACE = "http://jabber.org/protocol/disco#info";
    /** Who says that an entity has capabilities: the 'node' that belongs to a {@link CapsHash} (XEP-0115 section 4). */
    public static final String CAPS_NODE = "https://granta.chat";
    private static final ElementName QUERY = new ElementName(NAMESPACE, "query");

    private final Element info;
    private final String ver;
    private final DiscoNodes<T> nodes;

    /**
     * @param handlers of the entity, this one not among them
     * @param more features that no IQ handler brings
     * @param forms with what else there is to know (XEP-0128)
     * @param nodes of the entity, besides that of its capabilities
     */
    public DiscoInfo(List<Identity> identities, List<? extends IqHandler<T>> handlers, List<String> more,
            List<Element> forms, DiscoNodes<T> nodes) {
        this.nodes = nodes;
        var features = new TreeSet<>(more);
        features.add(NAMESPACE);
        handlers.forEach(handler -> features.addAll(handler.features()));
        var query = Element.named(NAMESPACE, "query");
        identities.forEach(identity -> query.child(Element.named(NAMESPACE, "identity")
                .attribute("category", identity.category()).attribute("type", identity.type())
                .attribute("name", identity.name()).build()));
        features.forEach(
                feature -> query.child(Element.named(NAMESPACE, "feature").attribute("var", feature).build()));
        forms.forEach(query::child);
        info = query.build();
        ver = CapsHash.of(info);
    }

    /** The {@link CapsHash} of what is told here. */
    public String ver() {
        return ver;
    }

    @Override
    public ElementName payload() {
        return QUERY;
    }

    @Override
    public IqAnswer handle(Iq request, T turn) {
        String node = request.payload().elements().getFirst().attribute("node");
        if (node == null) {
            return IqAnswer.result(info);
        }
        if (node.equals(CAPS_NODE + '#' + ver)) {
            // XEP-0030 3.2: an answer names the node it is about.
            return IqAnswer.result(new Element(info.name(), Map.of("node", node), info.children(), info.text()));
        }
        Element known = nodes.info(node, turn);
        return known == null
                ? IqAnswer.error(StanzaError.itemNotFound("There is no such node here."))
                : IqAnswer.result(known);
    }
}
