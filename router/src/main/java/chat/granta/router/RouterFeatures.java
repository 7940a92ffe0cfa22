package chat.granta.router;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.Capabilities;
import chat.granta.bus.wire.Envelope.BodyCase;
import chat.granta.handling.Pipeline;
import chat.granta.handling.Step;
import chat.granta.homes.HomeStore;
import chat.granta.homes.servers.WatchedServers;
import chat.granta.router.account.AccountChanges;
import chat.granta.router.account.LastActivityGuard;
import chat.granta.router.archive.ArchiveReceived;
import chat.granta.router.archive.ArchiveRemoval;
import chat.granta.router.archive.ArchiveReplies;
import chat.granta.router.archive.ArchiveSent;
import chat.granta.router.archive.AwaitOfflineMessages;
import chat.granta.router.archive.AwaitOfflineReturned;
import chat.granta.router.archive.CleanStanzaIds;
import chat.granta.router.archive.OfflineDelivery;
import chat.granta.router.archive.OfflineStorage;
import chat.granta.router.archive.StampStanzaId;
import chat.granta.router.archive.StoreOffline;
import chat.granta.router.archive.StoreReturned;
import chat.granta.router.carbons.CarbonReceivers;
import chat.granta.router.carbons.CarbonsOfErrors;
import chat.granta.router.carbons.CarbonsReceived;
import chat.granta.router.carbons.CarbonsSent;
import chat.granta.router.components.Components;
import chat.granta.router.delivery.Correspondence;
import chat.granta.router.delivery.DeliverMessage;
import chat.granta.router.delivery.DeliverReturned;
import chat.granta.router.delivery.InboundIq;
import chat.granta.router.delivery.MessageReceivers;
import chat.granta.router.delivery.Routing;
import chat.granta.router.event.AccountStateChanged;
import chat.granta.router.event.MessageRefused;
import chat.granta.router.event.MinutePassed;
import chat.granta.router.event.Reminded;
import chat.granta.router.event.SessionAvailable;
import chat.granta.router.event.SessionBound;
import chat.granta.router.event.SessionEnded;
import chat.granta.router.event.SessionReceiving;
import chat.granta.router.event.SessionResumed;
import chat.granta.router.event.SessionUnavailable;
import chat.granta.router.event.StanzasReturned;
import chat.granta.router.home.Destination;
import chat.granta.router.home.Destinations;
import chat.granta.router.home.HomeStores;
import chat.granta.router.home.MinuteTask;
import chat.granta.router.home.Reactions;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.items.NodeReads;
import chat.granta.router.order.AwaitOpenRequest;
import chat.granta.router.order.HeldStanzas;
import chat.granta.router.order.OpenRequestTimeout;
import chat.granta.router.order.OpenSubscriptions;
import chat.granta.router.pep.InterestedSessions;
import chat.granta.router.pep.Pep;
import chat.granta.router.policy.AwaitPolicy;
import chat.granta.router.policy.PolicyEviction;
import chat.granta.router.policy.PolicyPreparation;
import chat.granta.router.policy.PolicyRequests;
import chat.granta.router.presence.AnnounceGone;
import chat.granta.router.presence.AvatarHash;
import chat.granta.router.presence.DirectedPresence;
import chat.granta.router.presence.ForgedDelays;
import chat.granta.router.presence.HeldPresence;
import chat.granta.router.presence.InboundPresence;
import chat.granta.router.presence.OwnPresence;
import chat.granta.router.presence.Probes;
import chat.granta.router.presence.Welcome;
import chat.granta.router.privacy.PrivacyIn;
import chat.granta.router.privacy.PrivacyOut;
import chat.granta.router.resumption.EndOfReturn;
import chat.granta.router.resumption.ResumptionTimeout;
import chat.granta.router.resumption.ReturnedStanzas;
import chat.granta.router.resumption.SessionPause;
import chat.granta.router.resumption.SessionResumption;
import chat.granta.router.resumption.StartCounting;
import chat.granta.router.resumption.TakeBackStanzas;
import chat.granta.router.rooms.Rooms;
import chat.granta.router.roster.RosterIq;
import chat.granta.router.roster.RosterRemoval;
import chat.granta.router.roster.RosterReplies;
import chat.granta.router.roster.Subscriptions;
import chat.granta.router.server.AccountIq;
import chat.granta.router.server.ContactAddresses;
import chat.granta.router.server.HiddenAccountIq;
import chat.granta.router.server.OthersIq;
import chat.granta.router.server.ServerIq;
import chat.granta.router.session.Departures;
import chat.granta.router.session.EndOfAccount;
import chat.granta.router.session.FullGateway;
import chat.granta.router.session.GatewayTakeover;
import chat.granta.router.session.ResourceGrant;
import chat.granta.router.session.StreamEnd;
import chat.granta.router.stage.InboundStanza;
import chat.granta.router.stage.OutboundStanza;
import chat.granta.router.stage.RefusedStanza;
import chat.granta.router.stage.StanzaStage;
import chat.granta.router.trail.AccountTrail;
import chat.granta.router.trail.SessionTrail;
import chat.granta.router.vanished.VanishedServers;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Everything the router does; what is answered to IQs is in {@link RouterIqs}. Outbound is what a user's home does for the user
 * who sends, inbound what it does for the user who receives; steps, and reactions to one event, run in the order of the lists.
 */
final class RouterFeatures {
    private final List<Feature> more;
    private final StanzaStage outbound;
    private final StanzaStage inbound;
    private final StanzaStage account;
    private final Capabilities capabilities;
    private final Destinations destinations;

    /** Features that come with all they bring in one class; see {@code docs/add-a-xep.md}. */
    static List<Feature> more(String roomDomain, int mostRoomsJoined, int homePartitions, List<String> components,
            WatchedServers servers) {
        return List.of(new Rooms(roomDomain, homePartitions, mostRoomsJoined), new Pep(), new Components(components),
                new VanishedServers(servers));
    }

    /**
     * @param domain of the users' addresses
     * @param homePartitions of their homes' topic
     * @param passwordPage web address, or empty
     * @param more features besides those that are listed here
     */
    RouterFeatures(String domain, int homePartitions, String version, String passwordPage, ContactAddresses contacts,
            List<Feature> more) {
        this.more = more;
        destinations = new Destinations(join(
                List.of(new Destination(domain, Topics.USER, homePartitions, false)),
                all(Feature::destinations)));
        var iqs = new RouterIqs(destinations.services(), version, passwordPage, contacts, more);
        capabilities = iqs.capabilities();

        outbound = new StanzaStage(
                pipeline(List.of(
                        new AwaitOpenRequest<>(),
                        new AwaitPolicy<>(),
                        new HeldPresence<>(),
                        new CleanStanzaIds(),
                        new PrivacyOut<>()),
                        all(Feature::outboundMessages),
                        List.of(
                                new Correspondence(),
                                new ArchiveSent(),
                                new CarbonsSent(),
                                new Routing<>(destinations))),
                pipeline(List.of(
                        new AwaitOpenRequest<>(),
                        new AwaitPolicy<>(),
                        new HeldPresence<>(),
                        new ForgedDelays(),
                        new AvatarHash(),
                        new OwnPresence(),
                        new PrivacyOut<>()),
                        all(Feature::outboundPresence),
                        List.of(
                                new Subscriptions.Outbound(),
                                new Probes.Outbound(),
                                new DirectedPresence(),
                                new Routing<>(destinations))),
                pipeline(List.of(
                        new AwaitOpenRequest<>(RosterIq::isDecidedThere),
                        new AwaitPolicy<>(),
                        new HeldPresence<>(),
                        new PrivacyOut<>()),
                        all(Feature::outboundIqs),
                        List.of(
                                new ServerIq(iqs.ofServer()),
                                new AccountIq(iqs.ofOwner()),
                                new Routing<>(destinations))));

        inbound = new StanzaStage(
                pipeline(List.of(
                        InterestedSessions::dropForNobody,
                        new OpenSubscriptions<>(),
                        new AwaitPolicy<>(),
                        new HeldPresence<>(),
                        new AwaitOfflineMessages(),
                        new CleanStanzaIds(),
                        new StampStanzaId(),
                        new PrivacyIn<>()),
                        all(Feature::inboundMessages),
                        List.of(
                                new MessageReceivers(),
                                new StoreOffline(),
                                new CarbonReceivers(),
                                new DeliverMessage(),
                                new ArchiveReceived(),
                                new CarbonsReceived())),
                pipeline(List.of(
                        new OpenSubscriptions<>(),
                        new AwaitPolicy<>(),
                        new HeldPresence<>(),
                        new ForgedDelays(),
                        new PrivacyIn<>()),
                        all(Feature::inboundPresence),
                        List.of(
                                new Subscriptions.Inbound(),
                                new Probes.Inbound(),
                                new InboundPresence())),
                pipeline(List.of(
                        new ServerIq(iqs.ofServerForOthers()),
                        new OpenSubscriptions<>(),
                        new AwaitPolicy<>(),
                        new HeldPresence<>(),
                        new LastActivityGuard(),
                        new HiddenAccountIq(iqs.ofHidden()),
                        new PrivacyIn<>()),
                        all(Feature::inboundIqs),
                        List.of(
                                new OthersIq(iqs.ofOthers(), iqs.ofSubscribers()),
                                new InboundIq())));

        // What an account sends by itself has been decided by roster-service or archive-service, which asked the lists' rules
        // where they matter: only presence may still be forbidden by them.
        account = new StanzaStage(
                pipeline(List.of(new Routing<>(destinations))),
                pipeline(List.of(new PrivacyOut<>(), new Routing<>(destinations))),
                pipeline(List.of(new Routing<>(destinations))));
    }

    /** What each kind of record is for. */
    Map<BodyCase, RecordHandler> handlers() {
        return Map.ofEntries(
                Map.entry(BodyCase.OUTBOUND, new OutboundStanza(outbound)),
                Map.entry(BodyCase.OUTBOUND_REFUSED, new RefusedStanza()),
                Map.entry(BodyCase.INBOUND, new InboundStanza(inbound)),
                Map.entry(BodyCase.ROSTER_REPLY, new RosterReplies(account)),
                Map.entry(BodyCase.ARCHIVE_REPLY, new ArchiveReplies(account)),
                Map.entry(BodyCase.BIND_REQUESTED, new ResourceGrant()),
                Map.entry(BodyCase.SESSION_CLOSED, new StreamEnd()),
                Map.entry(BodyCase.SESSION_GIVEN_UP, new FullGateway()),
                Map.entry(BodyCase.PARTITION_ADOPTED, new GatewayTakeover()),
                Map.entry(BodyCase.MANAGEMENT_REQUESTED, new StartCounting()),
                Map.entry(BodyCase.SESSION_DETACHED, new SessionPause()),
                Map.entry(BodyCase.RESUME_REQUESTED, new SessionResumption()),
                Map.entry(BodyCase.UNDELIVERED, new ReturnedStanzas(pipeline(List.of(
                        new AwaitOfflineReturned(),
                        new DeliverReturned(),
                        new StoreReturned())))),
                Map.entry(BodyCase.HANDED_OVER, new EndOfReturn()),
                Map.entry(BodyCase.ACCOUNT_CHANGED, new AccountChanges()),
                Map.entry(BodyCase.HOME_TICKED, new TickedHome()));
    }

    /** What each home keeps. */
    List<HomeStore<?, ?>> stores() {
        return join(join(HomeStores.ALL, List.of(
                PolicyRequests.WAITING,
                HeldStanzas.STORE,
                OpenSubscriptions.STORE,
                NodeReads.STORE,
                OfflineDelivery.WAITING,
                OfflineStorage.STORE)),
                all(Feature::stores));
    }

    /** What follows when something happens. */
    Reactions reactions() {
        Reactions own = Reactions.none()
                .when(SessionBound.class, Departures::replace)
                .when(SessionBound.class, new PolicyPreparation())
                .when(SessionAvailable.class, new Welcome())
                .when(SessionAvailable.class, SessionTrail::available)
                .when(SessionReceiving.class, OfflineDelivery::begin)
                .when(SessionUnavailable.class, new AnnounceGone())
                .when(SessionEnded.class, new TakeBackStanzas())
                .when(SessionEnded.class, SessionTrail::ended)
                .when(SessionResumed.class, HeldStanzas::moved)
                .when(StanzasReturned.class, OfflineDelivery::begin)
                .when(MessageRefused.class, new CarbonsOfErrors())
                .when(AccountStateChanged.class, AccountTrail::changed)
                .when(AccountStateChanged.class, new EndOfAccount())
                .when(AccountStateChanged.class, new RosterRemoval())
                .when(AccountStateChanged.class, OfflineStorage::forget)
                .when(AccountStateChanged.class, new ArchiveRemoval())
                .when(MinutePassed.class, new UserMinute(everyMinute()))
                .when(MinutePassed.class, OfflineDelivery::giveUp)
                .when(MinutePassed.class, NodeReads::settle)
                .when(Reminded.class, (event, turn) -> new HeldPresence<>().run(turn, event.account()))
                .when(Reminded.class, (event, turn) -> new OpenSubscriptions<>().run(turn, event.account()))
                .when(Reminded.class, OfflineDelivery::giveUp)
                .when(Reminded.class, NodeReads::answerOverdue);
        return more.stream().map(Feature::reactions).reduce(own, Reactions::and);
    }

    private List<MinuteTask> everyMinute() {
        return join(List.of(
                new PolicyEviction(),
                new PolicyRequests(),
                new Departures(),
                new OpenRequestTimeout(),
                new OpenSubscriptions<>(),
                new HeldPresence<>(),
                new ResumptionTimeout()),
                all(Feature::everyMinute));
    }

    /** Where stanzas go, by the domains of their addressees. */
    Destinations destinations() {
        return destinations;
    }

    /** What the server can do, for stream features (XEP-0115 section 6.3). */
    Capabilities capabilities() {
        return capabilities;
    }

    private <T> List<T> all(Function<Feature, List<T>> what) {
        return more.stream().flatMap(feature -> what.apply(feature).stream()).toList();
    }

    static <T> List<T> join(List<? extends T> some, List<? extends T> others) {
        return Stream.<T>concat(some.stream(), others.stream()).toList();
    }

    private static <T> Pipeline<T> pipeline(List<? extends Step<T>> steps) {
        return new Pipeline<>(List.copyOf(steps));
    }

    /** @param added steps of further features, at their place between the others */
    private static <T> Pipeline<T> pipeline(List<? extends Step<T>> before, List<Step<T>> added,
            List<? extends Step<T>> behind) {
        return new Pipeline<>(join(join(before, added), behind));
    }
}
