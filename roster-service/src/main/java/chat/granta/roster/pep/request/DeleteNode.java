package chat.granta.roster.pep.request;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Iq;
import chat.granta.roster.pep.Conversions;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.PubsubError;

/** XEP-0060 sections 8.4 and 8.5: deletes a node, or all its items. */
record DeleteNode(String element, Nodes nodes, Conversions conversions) implements PubsubRequest {
    static final String DELETE = "delete";
    static final String PURGE = "purge";

    @Override
    public Iq.Type type() {
        return Iq.Type.SET;
    }

    @Override
    public IqAnswer decide(Asked asked) throws RefusedException {
        String name = asked.node();
        if (conversions.remove(asked.turn(), name)) {
            return IqAnswer.empty();
        }
        Node node = nodes.require(asked.turn(), name);
        if (element.equals(PURGE) && !node.config().persists()) {
            // Section 8.5.3.3
            throw PubsubError.unsupported("persistent-items");
        }
        if (element.equals(DELETE)) {
            nodes.delete(asked.turn(), node);
        } else {
            nodes.purge(asked.turn(), node);
        }
        conversions.changed(asked.turn(), name);
        return IqAnswer.empty();
    }
}
