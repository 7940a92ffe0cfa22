package chat.granta.roster.pep.request;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.model.StanzaError.Type;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.PubsubError;
import chat.granta.roster.pep.store.PeopleStore;

/** XEP-0060 section 6.2. */
record Unsubscribe(Nodes nodes, PeopleStore people) implements PubsubRequest {
    @Override
    public String element() {
        return "unsubscribe";
    }

    @Override
    public Iq.Type type() {
        return Iq.Type.SET;
    }

    @Override
    public IqAnswer decide(Asked asked) throws RefusedException {
        Jid jid = Jid.ofText(asked.element().attribute("jid"));
        if (jid == null) {
            throw PubsubError.of(Type.MODIFY, "bad-request", "The request does not say who is to be told no more.",
                    "jid-required");
        }
        if (!jid.bare().equals(asked.asker().bare())) {
            // Section 6.2.3.3
            throw new RefusedException(StanzaError.forbidden("The subscription is somebody else's."));
        }
        Node node = nodes.require(asked.turn(), asked.node());
        if (people.subscriptions(node).stream().noneMatch(one -> one.jid().equals(jid))) {
            throw PubsubError.of(Type.CANCEL, "unexpected-request", jid + " is not subscribed.", "not-subscribed");
        }
        people.unsubscribe(node, jid);
        return IqAnswer.empty();
    }
}
