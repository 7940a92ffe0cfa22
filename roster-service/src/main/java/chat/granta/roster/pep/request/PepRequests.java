package chat.granta.roster.pep.request;

import chat.granta.handling.disco.DiscoInfo;
import chat.granta.handling.disco.DiscoItems;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Iq;
import chat.granta.roster.pep.Conversions;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.PepLimits;
import chat.granta.roster.pep.Readers;
import chat.granta.roster.pep.node.NodeForm;
import chat.granta.roster.pep.node.Pubsub;
import chat.granta.roster.pep.store.PeopleStore;
import chat.granta.roster.pep.store.PepTables;
import chat.granta.roster.turn.RequestTurn;
import java.util.List;

/** All requests to an account's nodes. Anybody may make them: each asks itself who may do what. */
public final class PepRequests {
    private PepRequests() {}

    public static List<IqHandler<RequestTurn>> of(Nodes nodes, PepTables tables, Readers readers, PepLimits limits,
            Conversions conversions) {
        PeopleStore people = tables.people();
        var form = new NodeForm(limits.items());
        return List.of(
                new PubsubIq(Pubsub.NAMESPACE, false, List.of(
                        new PublishItem(nodes, people, form, conversions),
                        new RetractItem(nodes, people, conversions),
                        new GetItems(nodes, readers, limits, conversions),
                        new CreateNode(nodes, form, conversions),
                        new Subscribe(nodes, people, readers, limits),
                        new Unsubscribe(nodes, people),
                        new OwnRelations(OwnRelations.SUBSCRIPTIONS, tables.nodes(), people),
                        new OwnRelations(OwnRelations.AFFILIATIONS, tables.nodes(), people))),
                new PubsubIq(Pubsub.OWNER, true, List.of(
                        new ConfigureNode(Iq.Type.GET, nodes, form),
                        new ConfigureNode(Iq.Type.SET, nodes, form),
                        new DefaultConfiguration(form),
                        new DeleteNode(DeleteNode.DELETE, nodes, conversions),
                        new DeleteNode(DeleteNode.PURGE, nodes, conversions),
                        new NodeAffiliations(Iq.Type.GET, nodes, people, limits),
                        new NodeAffiliations(Iq.Type.SET, nodes, people, limits),
                        new NodeSubscriptions(Iq.Type.GET, nodes, people, limits),
                        new NodeSubscriptions(Iq.Type.SET, nodes, people, limits))),
                new NodeItems(DiscoInfo.NAMESPACE, tables.nodes(), tables.items(), readers, limits.items()),
                new NodeItems(DiscoItems.NAMESPACE, tables.nodes(), tables.items(), readers, limits.items()));
    }
}
