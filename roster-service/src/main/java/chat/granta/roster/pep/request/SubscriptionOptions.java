package chat.granta.roster.pep.request;

import chat.granta.handling.form.FormXml;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.model.StanzaError.Type;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.Subscribers;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.Pubsub;
import chat.granta.roster.pep.node.PubsubError;
import chat.granta.roster.pep.store.Subscription;

/** XEP-0060 section 6.3: a subscriber sees and changes what to be told. */
record SubscriptionOptions(Iq.Type type, Nodes nodes, Subscribers subscribers) implements PubsubRequest {
    static final String ELEMENT = "options";

    @Override
    public String element() {
        return ELEMENT;
    }

    @Override
    public IqAnswer decide(Asked asked) throws RefusedException {
        Jid jid = subscriber(asked);
        Node node = nodes.require(asked.turn(), asked.node());
        Subscription subscription = subscribers.of(node, jid);
        if (subscription == null) {
            // Section 6.3.4.2
            throw PubsubError.of(Type.MODIFY, "unexpected-request", jid + " is not subscribed.", "not-subscribed");
        }
        if (type == Iq.Type.GET) {
            return IqAnswer.result(Element.named(Pubsub.NAMESPACE, "pubsub")
                    .child(Element.named(Pubsub.NAMESPACE, ELEMENT).attribute("node", node.name())
                            .attribute("jid", jid.toString())
                            .child(SubscriptionForm.toFillIn(subscription.isDelivered())).build())
                    .build());
        }
        Element submitted = FormXml.find(asked.element().children());
        if (submitted == null) {
            throw PubsubError.of(Type.MODIFY, "bad-request", "There is no form.", "invalid-options");
        }
        subscribers.put(node, SubscriptionForm.submitted(subscription, submitted));
        return IqAnswer.empty();
    }

    /** Sections 6.3.4.1 and 6.3.4.3: nobody chooses for anybody else. */
    private static Jid subscriber(Asked asked) throws RefusedException {
        Jid jid = Jid.ofText(asked.element().attribute("jid"));
        if (jid == null) {
            throw PubsubError.of(Type.MODIFY, "bad-request", "The request does not say whose subscription.",
                    "jid-required");
        }
        if (!jid.bare().equals(asked.asker().bare())) {
            throw new RefusedException(StanzaError.forbidden("The subscription is somebody else's."));
        }
        return jid;
    }
}
