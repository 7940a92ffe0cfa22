package chat.granta.roster.pep.request;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.Subscribers;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.Pubsub;
import chat.granta.roster.pep.store.PeopleStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** XEP-0060 section 8.8: the owner sees, approves, makes and ends the subscriptions that somebody has asked for. */
record NodeSubscriptions(Iq.Type type, Nodes nodes, PeopleStore people, Subscribers subscribers)
        implements
            PubsubRequest {
    private static final Set<String> STATES = Set.of("none", "subscribed");

    @Override
    public String element() {
        return "subscriptions";
    }

    @Override
    public IqAnswer decide(Asked asked) throws RefusedException {
        Node node = nodes.require(asked.turn(), asked.node());
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
                // Section 8.8.2.4: all of them are done, or none.
                throw RefusedException.notAcceptable("A subscription has a JID, and is to be none or subscribed.");
            }
            changes.put(jid, state);
        }
        subscribers.checkRoom(node, (int) changes.entrySet().stream().filter(change -> !change.getValue().equals("none")
                && people.subscription(node, change.getKey()) == null).count());
        changes.forEach((jid, state) -> {
            if (state.equals("none")) {
                subscribers.end(asked.turn(), node, jid);
            } else {
                subscribers.approve(asked.turn(), node, jid);
            }
        });
        return IqAnswer.empty();
    }
}
