package chat.granta.roster.pep.request;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.model.StanzaError.Type;
import chat.granta.roster.pep.Conversions;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.node.Affiliation;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.NodeConfig;
import chat.granta.roster.pep.node.NodeForm;
import chat.granta.roster.pep.node.Pubsub;
import chat.granta.roster.pep.node.PubsubError;
import chat.granta.roster.pep.store.PeopleStore;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** XEP-0060 section 7.1, XEP-0163 section 3: publishes an item, in a node that is made if there is none. */
record PublishItem(Nodes nodes, PeopleStore people, NodeForm form, Conversions conversions)
        implements
            PubsubRequest {
    @Override
    public String element() {
        return "publish";
    }

    @Override
    public Iq.Type type() {
        return Iq.Type.SET;
    }

    @Override
    public IqAnswer decide(Asked asked) throws RefusedException {
        String name = asked.node();
        Node node = nodes.find(asked.account(), name);
        if (!asked.isByOwner()
                && (node == null || people.affiliation(node, asked.asker().bare()) != Affiliation.PUBLISHER)) {
            throw new RefusedException(StanzaError.forbidden("You may not publish here."));
        }
        NodeConfig before = node == null ? conversions.defaults(name) : node.config();
        NodeConfig demanded = demanded(asked, before);
        if (node != null && !demanded.equals(before)) {
            throw NodeForm.notMet("the node is set up otherwise");
        }
        Payload item = item(asked);
        String id = Objects.requireNonNullElseGet(item == null ? null : attribute(item, "id"), asked.turn()::pushId);
        if (item == null && demanded.persists()) {
            throw PubsubError.of(Type.MODIFY, "bad-request", "There is no item to publish.", "item-required");
        }
        if (item != null && !demanded.persists() && !demanded.deliversPayload()) {
            // Section 7.1.3.7
            throw PubsubError.of(Type.MODIFY, "bad-request", "The node tells that something has happened, and no more.",
                    "item-forbidden");
        }
        String xml = item == null ? "" : payload(item);
        if (!conversions.publish(asked.turn(), name, xml)) {
            nodes.publish(asked.turn(), name, demanded, id, xml);
            conversions.changed(asked.turn(), name);
        }
        return IqAnswer.result(Element.named(Pubsub.NAMESPACE, "pubsub")
                .child(Element.named(Pubsub.NAMESPACE, "publish").attribute("node", name)
                        .child(Element.named(Pubsub.NAMESPACE, "item").attribute("id", id).build()).build())
                .build());
    }

    private NodeConfig demanded(Asked asked, NodeConfig before) throws RefusedException {
        for (Payload child : asked.all()) {
            Element options = child.elements().getFirst();
            if (options.name().localName().equals("publish-options")) {
                Element submitted = options.child(DataForm.NAMESPACE, "x");
                if (submitted != null) {
                    return form.demanded(before, submitted);
                }
            }
        }
        return before;
    }

    private static @Nullable Payload item(Asked asked) throws RefusedException {
        List<Payload> items = asked.what().inner().children();
        if (items.size() > 1) {
            // Section 7.1.3.6
            throw PubsubError.of(Type.MODIFY, "bad-request", "One item is published at a time.", "invalid-payload");
        }
        return items.isEmpty() ? null : items.getFirst();
    }

    private static String payload(Payload item) throws RefusedException {
        List<Payload> children = item.inner().children();
        if (children.size() > 1) {
            // Section 7.1.3.4
            throw PubsubError.of(Type.MODIFY, "bad-request", "An item has one payload element.", "invalid-payload");
        }
        return children.isEmpty() ? "" : children.getFirst().toString();
    }

    private static @Nullable String attribute(Payload element, String name) {
        String value = element.elements().getFirst().attribute(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
