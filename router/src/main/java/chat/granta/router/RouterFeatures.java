package chat.granta.router;

import chat.granta.handling.Pipeline;
import chat.granta.handling.disco.DiscoInfo;
import chat.granta.handling.disco.DiscoItems;
import chat.granta.handling.disco.Identity;
import chat.granta.handling.iq.IqDispatcher;
import chat.granta.handling.iq.IqHandler;
import chat.granta.handling.ping.Ping;
import chat.granta.model.Iq;
import chat.granta.model.Message;
import chat.granta.model.Presence;
import chat.granta.router.account.Registration;
import chat.granta.router.delivery.InboundIq;
import chat.granta.router.delivery.InboundMessage;
import chat.granta.router.delivery.Routing;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.presence.DirectedPresence;
import chat.granta.router.presence.InboundPresence;
import chat.granta.router.presence.OwnPresence;
import chat.granta.router.presence.SubscriptionPresence;
import chat.granta.router.server.AccountIq;
import chat.granta.router.server.EntityTime;
import chat.granta.router.server.ServerIq;
import chat.granta.router.server.SoftwareVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything the router does to a stanza. Outbound is what a user's home does for the user who sends, inbound what it
 * does for the user who receives; steps run in the order of the lists.
 */
final class RouterFeatures {
    private final IqDispatcher<StanzaTurn<Iq>> server;
    private final IqDispatcher<StanzaTurn<Iq>> account;

    final Pipeline<StanzaTurn<Message>> outboundMessage = new Pipeline<>(List.of(
            new Routing<>()));

    final Pipeline<StanzaTurn<Presence>> outboundPresence = new Pipeline<>(List.of(
            new OwnPresence(),
            new SubscriptionPresence(),
            new DirectedPresence(),
            new Routing<>()));

    final Pipeline<StanzaTurn<Iq>> outboundIq;

    final Pipeline<StanzaTurn<Message>> inboundMessage = new Pipeline<>(List.of(
            new InboundMessage()));

    final Pipeline<StanzaTurn<Presence>> inboundPresence = new Pipeline<>(List.of(
            new SubscriptionPresence(),
            new InboundPresence()));

    final Pipeline<StanzaTurn<Iq>> inboundIq = new Pipeline<>(List.of(
            new InboundIq()));

    RouterFeatures(String version, String passwordPage) {
        var registration = new Registration(passwordPage);
        server = entity(new Identity("server", "im", "Granta"), List.of(
                new DiscoItems<>(List.of()),
                new Ping<>(),
                new SoftwareVersion(version),
                new EntityTime(),
                registration));
        account = entity(new Identity("account", "registered", ""), List.of(
                new DiscoItems<>(List.of()),
                new Ping<>(),
                registration));
        outboundIq = new Pipeline<>(List.of(
                new ServerIq(server),
                new AccountIq(account),
                new Routing<>()));
    }

    private static IqDispatcher<StanzaTurn<Iq>> entity(Identity identity, List<IqHandler<StanzaTurn<Iq>>> handlers) {
        var all = new ArrayList<>(handlers);
        all.add(new DiscoInfo<>(identity, handlers, List.of()));
        return new IqDispatcher<>(all);
    }
}
