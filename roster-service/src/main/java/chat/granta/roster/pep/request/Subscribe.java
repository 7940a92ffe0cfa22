package chat.granta.roster.pep.request;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError.Type;
import chat.granta.roster.pep.LastItems;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.PepLimits;
import chat.granta.roster.pep.Readers;
import chat.granta.roster.pep.node.AccessModel;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.Pubsub;
import chat.granta.roster.pep.node.PubsubError;
import chat.granta.roster.pep.store.PeopleStore;
import chat.granta.roster.pep.store.Subscription;

/**
 * XEP-0060 section 6.1: somebody wants to be told of a node, whatever their client is interested in. Contacts who see the owner's
 * presence need not ask (XEP-0163 section 4.3).
 */
record Subscribe(Nodes nodes, PeopleStore people, Readers readers, PepLimits limits) implements PubsubRequest {
    @Override
    public String element() {
        return "subscribe";
    }

    @Override
    public Iq.Type type() {
        return Iq.Type.SET;
    }

    @Override
    public IqAnswer decide(Asked asked) throws RefusedException {
        Jid jid = subscriber(asked);
        Node node = nodes.require(asked.account(), asked.node());
        readers.checkMaySubscribe(node, asked.asker());
        boolean isPending = node.config().access() == AccessModel.AUTHORIZE && !readers.mayRead(node, asked.asker());
        if (people.subscriptions(node).size() >= limits.people()) {
            throw RefusedException.resourceConstraint("A node has " + limits.people() + " subscriptions at most.");
        }
        people.subscribe(node, jid, isPending);
        if (isPending) {
            AuthorizationForm.ask(asked.turn(), node, jid);
        } else {
            LastItems.follow(asked.turn(), node, nodes.items().last(node), jid);
        }
        return IqAnswer.result(Element.named(Pubsub.NAMESPACE, "pubsub")
                .child(toXml(new Subscription(node.name(), jid, isPending))).build());
    }

    /** Section 6.1.3.1: nobody subscribes anybody else. */
    static Jid subscriber(Asked asked) throws RefusedException {
        Jid jid = Jid.ofText(asked.element().attribute("jid"));
        if (jid == null || !jid.bare().equals(asked.asker().bare())) {
            throw PubsubError.of(Type.MODIFY, "bad-request", "Only your own address can be subscribed.",
                    "invalid-jid");
        }
        return jid;
    }

    static Element toXml(Subscription subscription) {
        return Element.named(Pubsub.NAMESPACE, "subscription").attribute("node", subscription.node())
                .attribute("jid", subscription.jid().toString()).attribute("subscription", subscription.wire())
                .build();
    }
}
