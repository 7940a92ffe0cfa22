package chat.granta.roster.pep.request;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.PepLimits;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.Pubsub;
import chat.granta.roster.pep.store.PeopleStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** XEP-0060 section 8.8: the owner sees, approves, makes and ends the subscriptions that somebody has asked for. */
record NodeSubscriptions(Iq.Type type, Nodes nodes, PeopleStore people, PepLimits limits) implements PubsubRequest {
    private static final Set<String> STATES = Set.of("none", "pending", "subscribed");

    @Override
    public String element() {
        return "subscriptions";
    }

    @Override
    public IqAnswer decide(Asked asked) throws RefusedException {
        Node node = nodes.require(asked.account(), asked.node());
        if (type == Iq.Type.GET) {
            var list = Element.named(Pubsub.OWNER, element()).attribute("node", node.name());
            people.subscriptions(node).forEach(one -> list.child(Element.named(Pubsub.OWNER, "subscription")
                    .attribute("jid", one.jid().toString()).attribute("subscription", one.wire()).build()));
            return IqAnswer.result(Element.named(Pubsub.OWNER, "pubsub").child(list.build()).build());
        }
        Map<Jid, String> changes = new LinkedHashMap<>();
        for (Element one : asked.element().children()) {
            Jid jid = Jid.ofText(one.attribute("jid"));
            String state = one.attribute("subscription");
            if (jid == null || state == null || !STATES.contains(state)) {
                throw RefusedException.badRequest("A subscription has a JID, and is none, pending or subscribed.");
            }
            changes.put(jid, state);
        }
        if (people.subscriptions(node).size() + changes.size() > limits.people()) {
            throw RefusedException.resourceConstraint("A node has " + limits.people() + " subscriptions at most.");
        }
        changes.forEach((jid, state) -> change(node, jid, state));
        return IqAnswer.empty();
    }

    private void change(Node node, Jid jid, String state) {
        if (state.equals("none")) {
            people.unsubscribe(node, jid);
        } else {
            people.subscribe(node, jid, state.equals("pending"));
        }
    }
}
