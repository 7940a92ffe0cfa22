package chat.granta.roster.pep.request;

import chat.granta.handling.form.FormXml;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.NodeConfig;
import chat.granta.roster.pep.node.NodeForm;
import chat.granta.roster.pep.node.Pubsub;

/** XEP-0060 section 8.2: the owner sees and changes how a node is set up. */
record ConfigureNode(Iq.Type type, Nodes nodes, NodeForm form) implements PubsubRequest {
    @Override
    public String element() {
        return "configure";
    }

    @Override
    public IqAnswer decide(Asked asked) throws RefusedException {
        Node node = nodes.require(asked.turn(), asked.node());
        if (type == Iq.Type.GET) {
            return IqAnswer.result(Element.named(Pubsub.OWNER, "pubsub").child(
                    Element.named(Pubsub.OWNER, "configure").attribute("node", node.name())
                            .child(form.toFillIn(node.config())).build())
                    .build());
        }
        Element submitted = FormXml.find(asked.element().children());
        if (submitted == null) {
            throw RefusedException.badRequest("There is no form.");
        }
        NodeConfig wanted = form.configured(node.config(), submitted);
        if (wanted != null && !wanted.equals(node.config())) {
            nodes.configure(asked.turn(), node, wanted);
        }
        return IqAnswer.empty();
    }
}
