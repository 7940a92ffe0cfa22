package chat.granta.roster.pep.request;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.roster.pep.node.NodeConfig;
import chat.granta.roster.pep.node.NodeForm;
import chat.granta.roster.pep.node.Pubsub;

/** XEP-0060 section 8.3: how a node is set up when nobody says otherwise. */
record DefaultConfiguration(NodeForm form) implements PubsubRequest {
    @Override
    public String element() {
        return "default";
    }

    @Override
    public Iq.Type type() {
        return Iq.Type.GET;
    }

    @Override
    public IqAnswer decide(Asked asked) {
        return IqAnswer.result(Element.named(Pubsub.OWNER, "pubsub").child(
                Element.named(Pubsub.OWNER, "default").child(form.toFillIn(NodeConfig.DEFAULT)).build()).build());
    }
}
