package chat.granta.router;

import chat.granta.bus.wire.Capabilities;
import chat.granta.handling.Pipeline;
import chat.granta.handling.disco.CapsHash;
import chat.granta.handling.disco.DiscoInfo;
import chat.granta.handling.disco.DiscoItems;
import chat.granta.handling.disco.DiscoNodes;
import chat.granta.handling.disco.Identity;
import chat.granta.handling.iq.IqDispatcher;
import chat.granta.handling.iq.IqHandler;
import chat.granta.handling.ping.Ping;
import chat.granta.model.Iq;
import chat.granta.model.Message;
import chat.granta.model.Presence;
import chat.granta.router.account.LastActivity;
import chat.granta.router.account.Registration;
import chat.granta.router.archive.ArchiveSent;
import chat.granta.router.archive.KeptByArchiveService;
import chat.granta.router.archive.OfflineStorage;
import chat.granta.router.carbons.CarbonsSent;
import chat.granta.router.carbons.CarbonsSwitch;
import chat.granta.router.commands.About;
import chat.granta.router.commands.Commands;
import chat.granta.router.commands.EndSession;
import chat.granta.router.commands.ListSessions;
import chat.granta.router.delivery.InboundIq;
import chat.granta.router.delivery.InboundMessage;
import chat.granta.router.delivery.Routing;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.presence.DirectedPresence;
import chat.granta.router.presence.InboundPresence;
import chat.granta.router.presence.OwnPresence;
import chat.granta.router.presence.Probes;
import chat.granta.router.privacy.PrivacyIn;
import chat.granta.router.privacy.PrivacyOut;
import chat.granta.router.roster.KeptByRosterService;
import chat.granta.router.roster.Subscriptions;
import chat.granta.router.server.AccountIq;
import chat.granta.router.server.ContactAddresses;
import chat.granta.router.server.EntityTime;
import chat.granta.router.server.OthersIq;
import chat.granta.router.server.ServerIq;
import chat.granta.router.server.SoftwareVersion;
import chat.granta.router.session.SessionRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything the router does to a stanza. Outbound is what a user's home does for the user who sends, inbound what it
 * does for the user who receives; steps run in the order of the lists.
 */
final class RouterFeatures {
    private final IqDispatcher<StanzaTurn<Iq>> server;
    private final IqDispatcher<StanzaTurn<Iq>> account;

    /** What the server can do, for stream features (XEP-0115 section 6.3). */
    final Capabilities capabilities;

    final Pipeline<StanzaTurn<Message>> outboundMessage = new Pipeline<>(List.of(
            new PrivacyOut<>(),
            new ArchiveSent(),
            new CarbonsSent(),
            new Routing<>()));

    final Pipeline<StanzaTurn<Presence>> outboundPresence = new Pipeline<>(List.of(
            new OwnPresence(),
            new PrivacyOut<>(),
            new Subscriptions.Outbound(),
            new Probes.Outbound(),
            new DirectedPresence(),
            new Routing<>()));

    final Pipeline<StanzaTurn<Iq>> outboundIq;

    /** What the account itself sends: roster-service has decided it, only the lists may forbid it. */
    final Pipeline<StanzaTurn<Presence>> accountPresence = new Pipeline<>(List.of(
            new PrivacyOut<>(),
            new Routing<>()));

    /** What archive-service says of messages that the lists let in. */
    final Pipeline<StanzaTurn<Message>> accountMessage = new Pipeline<>(List.of(
            new Routing<>()));

    /** Answers to requests that the lists let in: who may ask is answered. */
    final Pipeline<StanzaTurn<Iq>> accountIq = new Pipeline<>(List.of(
            new Routing<>()));

    final Pipeline<StanzaTurn<Message>> inboundMessage = new Pipeline<>(List.of(
            new PrivacyIn<>(),
            new InboundMessage()));

    final Pipeline<StanzaTurn<Presence>> inboundPresence = new Pipeline<>(List.of(
            new PrivacyIn<>(),
            new Subscriptions.Inbound(),
            new Probes.Inbound(),
            new InboundPresence()));

    final Pipeline<StanzaTurn<Iq>> inboundIq;

    RouterFeatures(String version, String passwordPage, ContactAddresses contacts) {
        var registration = new Registration(passwordPage);
        var serverCommands = new Commands(List.of(
                new About(version)));
        var accountCommands = new Commands(List.of(
                new ListSessions(),
                new EndSession()));
        List<IqHandler<StanzaTurn<Iq>>> forServer = List.of(
                new DiscoItems<>(List.of(), serverCommands.nodes()),
                serverCommands,
                new Ping<>(),
                new SoftwareVersion(version),
                new EntityTime(),
                new SessionRequest(),
                registration);
        var serverInfo = new DiscoInfo<>(new Identity("server", "im", "Granta"), forServer, accountFeatures(),
                contacts.form().stream().toList(), serverCommands.nodes());
        server = new IqDispatcher<>(join(forServer, List.of(serverInfo)));
        capabilities = Capabilities.newBuilder().setNode(DiscoInfo.CAPS_NODE).setHash(CapsHash.ALGORITHM)
                .setVer(serverInfo.ver()).build();
        account = account(join(KeptByRosterService.forOwner(), join(KeptByArchiveService.forOwner(), List.of(
                new DiscoItems<>(List.of(), accountCommands.nodes()),
                accountCommands,
                new Ping<>(),
                new LastActivity(),
                new CarbonsSwitch(true),
                new CarbonsSwitch(false),
                new SessionRequest(),
                registration))), accountCommands.nodes());
        outboundIq = new Pipeline<>(List.of(
                new PrivacyOut<>(),
                new ServerIq(server),
                new AccountIq(account),
                new Routing<>()));
        inboundIq = new Pipeline<>(List.of(
                new PrivacyIn<>(),
                new OthersIq(
                        new IqDispatcher<>(KeptByRosterService.forOthers()),
                        account(join(KeptByRosterService.forOthers(), List.of(
                                new DiscoItems<>(List.of(), DiscoNodes.none()),
                                new LastActivity())), DiscoNodes.none())),
                new InboundIq()));
    }

    /** What the server does for its users; clients look for it at the server (XEP-0191 section 3.1, XEP-0280 section 3). */
    private static List<String> accountFeatures() {
        var features = new ArrayList<String>(new CarbonsSwitch(true).features());
        KeptByRosterService.forOwner().forEach(handler -> features.addAll(handler.features()));
        features.add(OfflineStorage.FEATURE);
        return features;
    }

    private static List<IqHandler<StanzaTurn<Iq>>> join(List<? extends IqHandler<StanzaTurn<Iq>>> some,
            List<? extends IqHandler<StanzaTurn<Iq>>> more) {
        var all = new ArrayList<IqHandler<StanzaTurn<Iq>>>(some);
        all.addAll(more);
        return all;
    }

    private static IqDispatcher<StanzaTurn<Iq>> account(List<IqHandler<StanzaTurn<Iq>>> handlers,
            DiscoNodes<StanzaTurn<Iq>> nodes) {
        return new IqDispatcher<>(join(handlers, List.of(
                new DiscoInfo<>(new Identity("account", "registered", ""), handlers, List.of(), List.of(), nodes))));
    }
}
