package chat.granta.router;

import static chat.granta.router.RouterFeatures.join;

import chat.granta.bus.wire.Capabilities;
import chat.granta.handling.disco.CapsHash;
import chat.granta.handling.disco.DiscoInfo;
import chat.granta.handling.disco.DiscoItems;
import chat.granta.handling.disco.DiscoNodes;
import chat.granta.handling.disco.Identity;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.iq.IqDispatcher;
import chat.granta.handling.iq.IqHandler;
import chat.granta.handling.ping.Ping;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import chat.granta.router.account.LastActivity;
import chat.granta.router.account.Registration;
import chat.granta.router.archive.ArchiveIq;
import chat.granta.router.archive.ArchivePreferencesAnswer;
import chat.granta.router.archive.OfflineRules;
import chat.granta.router.carbons.CarbonsSwitch;
import chat.granta.router.commands.About;
import chat.granta.router.commands.Command;
import chat.granta.router.commands.Commands;
import chat.granta.router.commands.EndSession;
import chat.granta.router.commands.ListSessions;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.pep.AccountFeatures;
import chat.granta.router.presence.CapsOptimization;
import chat.granta.router.roster.NodeDiscovery;
import chat.granta.router.roster.PendingSubscriptions;
import chat.granta.router.roster.RosterIq;
import chat.granta.router.server.ContactAddresses;
import chat.granta.router.server.EntityTime;
import chat.granta.router.server.ForbiddenIq;
import chat.granta.router.server.SoftwareVersion;
import chat.granta.router.session.SessionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The IQs that the server and users' accounts answer, and to whom. Their service discovery (XEP-0030), their commands (XEP-0050)
 * and the server's capabilities (XEP-0115) derive from the same lists.
 */
final class RouterIqs {
    private static final Identity PERSONAL_EVENTING = new Identity("pubsub", "pep", "");

    private final List<Feature> more;
    private final List<String> services;
    private final String version;
    private final Registration registration;
    private final Commands serverCommands;
    private final List<IqHandler<StanzaTurn<Iq>>> forServer;
    private final DiscoInfo<StanzaTurn<Iq>> serverInfo;

    /**
     * @param services beside the server, by their domains
     * @param passwordPage web address, or empty
     * @param more features besides the router's own
     */
    RouterIqs(List<String> services, String version, String passwordPage, ContactAddresses contacts,
            List<Feature> more) {
        this.more = more;
        this.services = services;
        this.version = version;
        registration = new Registration(passwordPage);
        serverCommands = new Commands(join(List.<Command>of(
                new About(version)),
                all(Feature::serverCommands)));
        forServer = join(List.of(
                new DiscoItems<>(services, serverCommands.nodes()),
                serverCommands,
                new Ping<>(),
                new SoftwareVersion(version),
                new EntityTime(),
                new SessionRequest(),
                registration),
                all(Feature::serverHandlers));
        // Psi asks the server alone whether its users have personal eventing, and else offers neither mood nor activity.
        serverInfo = new DiscoInfo<>(List.of(new Identity("server", "im", "Granta"), PERSONAL_EVENTING), forServer,
                serverFeatures(), serverForms(contacts), serverCommands.nodes());
    }

    /** What anybody may ask the server. */
    IqDispatcher<StanzaTurn<Iq>> ofServer() {
        return new IqDispatcher<>(join(forServer, List.of(serverInfo)));
    }

    /** What users of other servers, and those themselves, may ask the server. */
    IqDispatcher<StanzaTurn<Iq>> ofServerForOthers() {
        return new IqDispatcher<>(List.<IqHandler<StanzaTurn<Iq>>>of(
                new DiscoItems<>(services, DiscoNodes.none()),
                new Ping<>(),
                new SoftwareVersion(version),
                new EntityTime(),
                serverInfo));
    }

    /** What users may ask their own accounts. */
    IqDispatcher<StanzaTurn<Iq>> ofOwner() {
        var commands = new Commands(join(List.<Command>of(
                new ListSessions(),
                new EndSession()),
                all(Feature::accountCommands)));
        return account(Stream.of(
                RosterIq.forOwner(),
                ArchiveIq.forOwner(),
                List.<IqHandler<StanzaTurn<Iq>>>of(
                        new NodeDiscovery(new DiscoItems<>(List.of(), commands.nodes())),
                        new PendingSubscriptions(commands),
                        new Ping<>(),
                        new LastActivity(),
                        new ArchivePreferencesAnswer(),
                        new CarbonsSwitch(true),
                        new CarbonsSwitch(false),
                        new SessionRequest(),
                        registration),
                all(Feature::accountHandlers)).<IqHandler<StanzaTurn<Iq>>>flatMap(List::stream).toList(),
                commands.nodes());
    }

    /** What subscribers to a user's presence may ask the user's account (XEP-0030 section 8). */
    IqDispatcher<StanzaTurn<Iq>> ofSubscribers() {
        return account(Stream.of(
                forbidden(),
                RosterIq.forOthers(),
                List.<IqHandler<StanzaTurn<Iq>>>of(
                        new NodeDiscovery(new DiscoItems<>(List.of(), DiscoNodes.none())),
                        new LastActivity()))
                .<IqHandler<StanzaTurn<Iq>>>flatMap(List::stream).toList(),
                DiscoNodes.none());
    }

    /** What anybody may ask a user's account. */
    IqDispatcher<StanzaTurn<Iq>> ofOthers() {
        return new IqDispatcher<>(join(forHidden(), RosterIq.forOthers()));
    }

    /** How an account answers that does not exist, or hides. */
    IqDispatcher<StanzaTurn<Iq>> ofHidden() {
        return new IqDispatcher<>(forHidden());
    }

    private static List<IqHandler<StanzaTurn<Iq>>> forHidden() {
        return join(forbidden(), List.of(new DiscoItems<>(List.of(), DiscoNodes.hidden())));
    }

    /** What is for an account's own clients alone, with the errors that others get. */
    private static List<ForbiddenIq> forbidden() {
        var notAllowed = StanzaError.notAllowed("Carbons are switched by the account's own clients.");
        return Stream.of(
                RosterIq.forOwner().stream().filter(handler -> !RosterIq.forOthers().contains(handler))
                        .map(ForbiddenIq::of),
                ArchiveIq.forOwner().stream().map(ForbiddenIq::of),
                Stream.of(
                        ForbiddenIq.of(new ArchivePreferencesAnswer()),
                        ForbiddenIq.of(new Commands(List.of())),
                        // XEP-0280 5
                        ForbiddenIq.of(new CarbonsSwitch(true), notAllowed),
                        ForbiddenIq.of(new CarbonsSwitch(false), notAllowed)))
                .flatMap(Function.identity()).toList();
    }

    /** What the server can do, for stream features (XEP-0115 section 6.3). */
    Capabilities capabilities() {
        return Capabilities.newBuilder().setNode(DiscoInfo.CAPS_NODE).setHash(CapsHash.ALGORITHM)
                .setVer(serverInfo.ver()).build();
    }

    /** What the server does for its users; clients look for it at the server (XEP-0191 section 3.1, XEP-0280 section 3). */
    private List<String> serverFeatures() {
        var features = new ArrayList<String>(new CarbonsSwitch(true).features());
        RosterIq.forOwner().forEach(handler -> features.addAll(handler.features()));
        features.add(OfflineRules.FEATURE);
        features.addAll(CapsOptimization.FEATURES);
        features.addAll(all(Feature::serverFeatures));
        return features;
    }

    private List<Element> serverForms(ContactAddresses contacts) {
        return join(contacts.form().stream().toList(),
                all(Feature::serverForms).stream().map(DataForm::toResult).toList());
    }

    private <T> List<T> all(Function<Feature, List<T>> what) {
        return more.stream().flatMap(feature -> what.apply(feature).stream()).toList();
    }

    private static IqDispatcher<StanzaTurn<Iq>> account(List<IqHandler<StanzaTurn<Iq>>> handlers,
            DiscoNodes<StanzaTurn<Iq>> nodes) {
        return new IqDispatcher<>(join(handlers, List.of(
                new NodeDiscovery(new DiscoInfo<>(
                        List.of(new Identity("account", "registered", ""), PERSONAL_EVENTING), handlers,
                        AccountFeatures.all(), List.of(), nodes)))));
    }
}
