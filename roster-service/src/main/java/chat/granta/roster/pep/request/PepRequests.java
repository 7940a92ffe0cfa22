package chat.granta.roster.pep.request;

import chat.granta.handling.disco.DiscoInfo;
import chat.granta.handling.disco.DiscoItems;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Iq;
import chat.granta.roster.pep.Conversions;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.PepLimits;
import chat.granta.roster.pep.Readers;
import chat.granta.roster.pep.Subscribers;
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
        var subscribers = subscribers(nodes, tables, limits);
        return List.of(
                new PubsubIq(Pubsub.NAMESPACE, false, List.of(
                        new PublishItem(nodes, people, form, conversions),
                        new RetractItem(nodes, people, conversions),
                        new GetItems(nodes, readers, limits, conversions),
                        new CreateNode(nodes, form, conversions),
                        new Subscribe(nodes, subscribers, readers),
                        new Unsubscribe(nodes, people),
                        new SubscriptionOptions(Iq.Type.GET, nodes, subscribers),
                        new SubscriptionOptions(Iq.Type.SET, nodes, subscribers),
                        new DefaultOptions(nodes),
                        new OwnRelations(OwnRelations.SUBSCRIPTIONS, tables.nodes(), people),
                        new OwnRelations(OwnRelations.AFFILIATIONS, tables.nodes(), people))),
                new PubsubIq(Pubsub.OWNER, true, List.of(
                        new ConfigureNode(Iq.Type.GET, nodes, form),
                        new ConfigureNode(Iq.Type.SET, nodes, form),
                        new DefaultConfiguration(form),
                        new DeleteNode(DeleteNode.DELETE, nodes, conversions),
                        new DeleteNode(DeleteNode.PURGE, nodes, conversions),
                        new NodeAffiliations(Iq.Type.GET, nodes, people, subscribers, limits),
                        new NodeAffiliations(Iq.Type.SET, nodes, people, subscribers, limits),
                        new NodeSubscriptions(Iq.Type.GET, nodes, people, subscribers),
                        new NodeSubscriptions(Iq.Type.SET, nodes, people, subscribers))),
                new PendingSubscriptions(nodes, people),
                new NodeItems(DiscoInfo.NAMESPACE, nodes, tables.nodes(), readers, limits.items()),
                new NodeItems(DiscoItems.NAMESPACE, nodes, tables.nodes(), readers, limits.items()));
    }

    /** The owner's answer to whoever wants to subscribe. */
    public static Approval approval(Nodes nodes, PepTables tables, PepLimits limits) {
        return new Approval(nodes, subscribers(nodes, tables, limits));
    }

    private static Subscribers subscribers(Nodes nodes, PepTables tables, PepLimits limits) {
        return new Subscribers(nodes, tables.people(), limits.people());
    }
}
