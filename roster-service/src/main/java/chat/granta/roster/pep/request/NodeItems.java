package chat.granta.roster.pep.request;

import chat.granta.handling.disco.DiscoInfo;
import chat.granta.handling.disco.DiscoItems;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.Readers;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.NodeForm;
import chat.granta.roster.pep.node.Pubsub;
import chat.granta.roster.pep.store.Item;
import chat.granta.roster.pep.store.NodeStore;
import chat.granta.roster.turn.RequestTurn;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0060 sections 5.2 to 5.5, XEP-0030: which nodes an account has that the asker may read, what they are, and which items they
 * have. What else an account is and has, its home says.
 */
record NodeItems(String namespace, Nodes nodes, NodeStore all, Readers readers, int maxItems)
        implements
            RefusingHandler<RequestTurn> {
    @Override
    public ElementName payload() {
        return new ElementName(namespace, "query");
    }

    @Override
    public IqAnswer decide(Iq iq, Element query, RequestTurn turn) throws RefusedException {
        Jid asker = Objects.requireNonNull(iq.from(), "IQ without from");
        String name = query.attribute("node");
        var answer = Element.named(namespace, "query").attribute("node", name);
        if (namespace.equals(DiscoItems.NAMESPACE)) {
            children(turn, asker, name).forEach(answer::child);
        } else {
            Node node = readable(turn, asker, name);
            answer.child(identity("leaf")).child(identity("pep")).child(feature(Pubsub.NAMESPACE))
                    .child(feature(DiscoInfo.NAMESPACE)).child(NodeForm.metadata(node.config()));
        }
        return IqAnswer.result(answer.build());
    }

    private List<Element> children(RequestTurn turn, Jid asker, @Nullable String name) throws RefusedException {
        Jid account = turn.account();
        var item = new ElementName(namespace, "item");
        if (name == null) {
            return all.all(account).stream().filter(node -> readers.mayRead(node, asker)).map(node -> Element
                    .named(item).attribute("jid", account.toString()).attribute("node", node.name())
                    .attribute("name", node.config().title().isEmpty() ? null : node.config().title()).build())
                    .toList();
        }
        return nodes.items().last(readable(turn, asker, name), maxItems).stream().map(Item::id).map(id -> Element
                .named(item).attribute("jid", account.toString()).attribute("name", id).build()).toList();
    }

    /** Nobody learns of a node that they may not read. */
    private Node readable(RequestTurn turn, Jid asker, @Nullable String name) throws RefusedException {
        Node node = nodes.require(turn, Objects.requireNonNullElse(name, ""));
        if (!readers.mayRead(node, asker)) {
            throw new RefusedException(StanzaError.itemNotFound("There is no such node here."));
        }
        return node;
    }

    private static Element identity(String type) {
        return Element.named(DiscoInfo.NAMESPACE, "identity").attribute("category", "pubsub").attribute("type", type)
                .build();
    }

    private static Element feature(String feature) {
        return Element.named(DiscoInfo.NAMESPACE, "feature").attribute("var", feature).build();
    }
}
