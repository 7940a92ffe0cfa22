package chat.granta.roster.pep.request;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.roster.pep.node.Affiliation;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.Pubsub;
import chat.granta.roster.pep.store.NodeStore;
import chat.granta.roster.pep.store.PeopleStore;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** XEP-0060 sections 5.6 and 5.7: which of an account's nodes the asker is subscribed to, and affiliated with. */
record OwnRelations(String element, NodeStore nodes, PeopleStore people) implements PubsubRequest {
    static final String SUBSCRIPTIONS = "subscriptions";
    static final String AFFILIATIONS = "affiliations";

    @Override
    public Iq.Type type() {
        return Iq.Type.GET;
    }

    @Override
    public IqAnswer decide(Asked asked) {
        String node = asked.element().attribute("node");
        var list = Element.named(Pubsub.NAMESPACE, element).attribute("node", node);
        if (element.equals(SUBSCRIPTIONS)) {
            people.subscriptions(asked.account(), asked.asker().bare()).stream()
                    .filter(one -> isAskedFor(node, one.node())).map(Subscribe::toXml).forEach(list::child);
        } else {
            affiliations(asked).forEach((name, affiliation) -> {
                if (isAskedFor(node, name)) {
                    list.child(Element.named(Pubsub.NAMESPACE, "affiliation").attribute("node", name)
                            .attribute("affiliation", affiliation.wire()).build());
                }
            });
        }
        return IqAnswer.result(Element.named(Pubsub.NAMESPACE, "pubsub").child(list.build()).build());
    }

    private Map<String, Affiliation> affiliations(Asked asked) {
        if (!asked.isByOwner()) {
            return people.affiliations(asked.account(), asked.asker().bare());
        }
        Map<String, Affiliation> owned = new TreeMap<>();
        nodes.all(asked.account()).stream().map(Node::name).forEach(name -> owned.put(name, Affiliation.OWNER));
        return owned;
    }

    private static boolean isAskedFor(@Nullable String wanted, String node) {
        return wanted == null || wanted.equals(node);
    }
}
