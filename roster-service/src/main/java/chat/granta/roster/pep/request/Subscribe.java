package chat.granta.roster.pep.request;

import chat.granta.handling.form.FormXml;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError.Type;
import chat.granta.roster.pep.LastItems;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.Readers;
import chat.granta.roster.pep.Subscribers;
import chat.granta.roster.pep.node.AccessModel;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.Pubsub;
import chat.granta.roster.pep.node.PubsubError;
import chat.granta.roster.pep.store.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0060 section 6.1: somebody wants to be told of a node, whatever their client is interested in. Contacts who see the owner's
 * presence need not ask (XEP-0163 section 4.3).
 */
record Subscribe(Nodes nodes, Subscribers subscribers, Readers readers) implements PubsubRequest {
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
        Node node = nodes.require(asked.turn(), asked.node());
        readers.checkMaySubscribe(node, asked.asker());
        Subscription known = subscribers.of(node, jid);
        boolean isPending = node.config().access() == AccessModel.AUTHORIZE && !readers.mayRead(node, asked.asker());
        if (isPending && known != null) {
            // Section 6.1.3.7
            throw PubsubError.of(Type.AUTH, "not-authorized", "The owner has not answered yet.",
                    "pending-subscription");
        }
        if (known == null) {
            subscribers.checkRoom(node, 1);
        }
        Element options = options(asked);
        Subscription wanted = new Subscription(node.name(), jid, isPending, known == null || known.isDelivered());
        Subscription now = options == null ? wanted : SubscriptionForm.submitted(wanted, options);
        subscribers.put(node, now);
        if (isPending) {
            AuthorizationForm.ask(asked.turn(), node.name(), jid);
        } else if (now.isDelivered()) {
            LastItems.follow(asked.turn(), node, nodes.items().last(node), jid);
        }
        var answer = Element.named(Pubsub.NAMESPACE, "pubsub").child(toXml(now));
        return IqAnswer.result(options == null
                ? answer.build()
                : answer.child(Element.named(Pubsub.NAMESPACE, SubscriptionOptions.ELEMENT)
                        .child(SubscriptionForm.toResult(now.isDelivered())).build()).build());
    }

    /** Section 6.3.7: the form of options that come with a subscription, or null. */
    private static @Nullable Element options(Asked asked) throws RefusedException {
        for (Payload child : asked.all()) {
            Element options = child.elements().getFirst();
            if (options.name().equals(new ElementName(Pubsub.NAMESPACE, SubscriptionOptions.ELEMENT))) {
                if (options.attribute("node") != null || options.attribute("jid") != null) {
                    throw RefusedException.badRequest("What is subscribed to is said once.");
                }
                return FormXml.find(options.children());
            }
        }
        return null;
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
