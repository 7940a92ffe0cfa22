package chat.granta.roster.pep.request;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import chat.granta.model.StanzaError.Type;
import chat.granta.roster.pep.Conversions;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.node.Affiliation;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.PubsubError;
import chat.granta.roster.pep.store.PeopleStore;
import java.util.ArrayList;
import java.util.List;

/** XEP-0060 section 7.2: deletes an item. */
record RetractItem(Nodes nodes, PeopleStore people, Conversions conversions) implements PubsubRequest {
    @Override
    public String element() {
        return "retract";
    }

    @Override
    public Iq.Type type() {
        return Iq.Type.SET;
    }

    @Override
    public IqAnswer decide(Asked asked) throws RefusedException {
        String name = asked.node();
        List<String> ids = ids(asked);
        if (asked.isByOwner() && conversions.remove(asked.turn(), name)) {
            return IqAnswer.empty();
        }
        Node node = nodes.require(asked.turn(), name);
        if (!asked.isByOwner() && people.affiliation(node, asked.asker().bare()) != Affiliation.PUBLISHER) {
            throw new RefusedException(StanzaError.forbidden("You may not retract this."));
        }
        if (!node.config().persists()) {
            throw PubsubError.unsupported("persistent-items");
        }
        String notify = asked.element().attribute("notify");
        if (!nodes.retract(asked.turn(), node, ids, "1".equals(notify) || "true".equals(notify))) {
            throw new RefusedException(StanzaError.itemNotFound("There is no such item in the node."));
        }
        conversions.changed(asked.turn(), name);
        return IqAnswer.empty();
    }

    private static List<String> ids(Asked asked) throws RefusedException {
        List<String> ids = new ArrayList<>();
        for (var item : asked.element().children()) {
            String id = item.attribute("id");
            if (id != null && !id.isEmpty()) {
                ids.add(id);
            }
        }
        if (ids.isEmpty() || ids.size() < asked.element().children().size()) {
            throw PubsubError.of(Type.MODIFY, "bad-request", "The request does not say which item is to go.",
                    "item-required");
        }
        return ids;
    }
}
