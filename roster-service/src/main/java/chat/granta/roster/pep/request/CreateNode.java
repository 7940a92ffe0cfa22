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
import chat.granta.roster.pep.node.NodeConfig;
import chat.granta.roster.pep.node.NodeForm;
import chat.granta.roster.pep.node.PubsubError;

/** XEP-0060 section 8.1: makes a node, as it is set up by default or as its owner wants it. */
record CreateNode(Nodes nodes, NodeForm form, Conversions conversions) implements PubsubRequest {
    @Override
    public String element() {
        return "create";
    }

    @Override
    public Iq.Type type() {
        return Iq.Type.SET;
    }

    @Override
    public IqAnswer decide(Asked asked) throws RefusedException {
        if (!asked.isByOwner()) {
            throw new RefusedException(StanzaError.forbidden("You may not make nodes here."));
        }
        String name = asked.element().attribute("node");
        if (name == null || name.isEmpty()) {
            throw PubsubError.of(Type.MODIFY, "not-acceptable", "A node has a name here.", "nodeid-required");
        }
        if (nodes.find(asked.account(), name) != null) {
            throw new RefusedException(StanzaError.conflict("There is such a node already."));
        }
        nodes.create(asked.account(), name, configured(asked, conversions.defaults(name)));
        return IqAnswer.empty();
    }

    private NodeConfig configured(Asked asked, NodeConfig usual) throws RefusedException {
        for (Payload child : asked.all()) {
            Element configure = child.elements().getFirst();
            Element submitted = configure.name().localName().equals("configure")
                    ? configure.child(DataForm.NAMESPACE, "x")
                    : null;
            if (submitted != null) {
                NodeConfig wanted = form.configured(usual, submitted);
                return wanted == null ? usual : wanted;
            }
        }
        return usual;
    }
}
