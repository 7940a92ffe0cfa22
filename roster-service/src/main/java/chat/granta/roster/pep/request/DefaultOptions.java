package chat.granta.roster.pep.request;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.node.Pubsub;

/** XEP-0060 section 6.4: what subscribers are told who have not chosen. */
record DefaultOptions(Nodes nodes) implements PubsubRequest {
    @Override
    public String element() {
        return "default";
    }

    @Override
    public Iq.Type type() {
        return Iq.Type.GET;
    }

    @Override
    public IqAnswer decide(Asked asked) throws RefusedException {
        String node = asked.element().attribute("node");
        if (node != null) {
            nodes.require(asked.turn(), node);
        }
        return IqAnswer.result(Element.named(Pubsub.NAMESPACE, "pubsub").child(
                Element.named(Pubsub.NAMESPACE, "default").attribute("node", node)
                        .child(SubscriptionForm.toResult(true)).build())
                .build());
    }
}
