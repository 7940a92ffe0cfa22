package chat.granta.roster.pep.request;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.PepLimits;
import chat.granta.roster.pep.Subscribers;
import chat.granta.roster.pep.node.Affiliation;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.Pubsub;
import chat.granta.roster.pep.node.PubsubError;
import chat.granta.roster.pep.store.PeopleStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** XEP-0060 section 8.9: the owner sees and changes who may read a node, publish in it, or neither: the whitelist, for one. */
record NodeAffiliations(Iq.Type type, Nodes nodes, PeopleStore people, Subscribers subscribers, PepLimits limits)
        implements
            PubsubRequest {
    /** Section 4.1: somebody who may publish, and not read. */
    private static final String PUBLISH_ONLY = "publish-only";

    @Override
    public String element() {
        return "affiliations";
    }

    @Override
    public IqAnswer decide(Asked asked) throws RefusedException {
        Node node = nodes.require(asked.turn(), asked.node());
        if (type == Iq.Type.GET) {
            var list = Element.named(Pubsub.OWNER, element()).attribute("node", node.name())
                    .child(toXml(node.account(), Affiliation.OWNER));
            people.affiliations(node).forEach((jid, affiliation) -> list.child(toXml(jid, affiliation)));
            return IqAnswer.result(Element.named(Pubsub.OWNER, "pubsub").child(list.build()).build());
        }
        Map<Jid, Affiliation> changes = changes(asked);
        Map<Jid, Affiliation> after = new TreeMap<>(people.affiliations(node));
        after.putAll(changes);
        if (after.values().stream().filter(one -> one != Affiliation.NONE).count() > limits.people()) {
            throw RefusedException.resourceConstraint("A node has " + limits.people() + " affiliations at most.");
        }
        changes.forEach((jid, affiliation) -> {
            people.affiliate(node, jid, affiliation);
            if (affiliation != Affiliation.NONE) {
                subscribers.affiliationChanged(asked.turn(), node, jid, affiliation == Affiliation.OUTCAST);
            }
        });
        return IqAnswer.empty();
    }

    private static Map<Jid, Affiliation> changes(Asked asked) throws RefusedException {
        Map<Jid, Affiliation> changes = new LinkedHashMap<>();
        for (Element one : asked.element().children()) {
            Jid jid = Jid.ofText(one.attribute("jid"));
            Affiliation affiliation = Affiliation.ofWire(one.attribute("affiliation"));
            if (PUBLISH_ONLY.equals(one.attribute("affiliation"))) {
                throw PubsubError.unsupported("publish-only-affiliation");
            }
            if (jid == null || affiliation == null || changes.containsKey(jid.bare())) {
                throw RefusedException.badRequest("An affiliation has a JID of its own, and a name that XEP-0060 has.");
            }
            boolean isOwner = jid.bare().equals(asked.account());
            if (isOwner != (affiliation == Affiliation.OWNER)) {
                throw RefusedException.notAcceptable("The account is the owner of its nodes, and nobody else is.");
            }
            if (!isOwner) {
                changes.put(jid.bare(), affiliation);
            }
        }
        return changes;
    }

    private static Element toXml(Jid jid, Affiliation affiliation) {
        return Element.named(Pubsub.OWNER, "affiliation").attribute("jid", jid.toString())
                .attribute("affiliation", affiliation.wire()).build();
    }
}
