package chat.granta.router.vanished;

import chat.granta.handling.Step;
import chat.granta.homes.HomeStore;
import chat.granta.homes.servers.WatchedServer;
import chat.granta.homes.servers.WatchedServers;
import chat.granta.model.Iq;
import chat.granta.model.Message;
import chat.granta.model.Presence;
import chat.granta.router.event.MinutePassed;
import chat.granta.router.event.SessionUnavailable;
import chat.granta.router.Feature;
import chat.granta.router.home.Reactions;
import chat.granta.router.home.StanzaTurn;
import java.util.List;

/**
 * RFC 6121 section 4.5: a contact's server would have said that the contact goes. One that has vanished cannot, so it is said here,
 * when something that the user has sent to the contact comes back for that reason, or when the server does not answer the home's pings.
 */
public final class VanishedServers implements Feature {
    private final WatchedServers watched;

    /** @param watched asks the servers of those whom users see */
    public VanishedServers(WatchedServers watched) {
        this.watched = watched;
    }

    @Override
    public List<Step<StanzaTurn<Message>>> inboundMessages() {
        return List.of(new HeardServer<>(), new BouncedStanza<>());
    }

    @Override
    public List<Step<StanzaTurn<Presence>>> inboundPresence() {
        return List.of(new HeardServer<>(), new SeenElsewhere.Noted(), new BouncedStanza<>());
    }

    @Override
    public List<Step<StanzaTurn<Iq>>> inboundIqs() {
        return List.of(new HeardServer<>(), new BouncedStanza<>());
    }

    @Override
    public List<HomeStore<?, ?>> stores() {
        return List.of(SeenElsewhere.STORE, WatchedServer.STORE);
    }

    @Override
    public Reactions reactions() {
        return Reactions.none().when(MinutePassed.class, new ServerPings(watched)).when(SessionUnavailable.class,
                SeenElsewhere::forget);
    }
}
