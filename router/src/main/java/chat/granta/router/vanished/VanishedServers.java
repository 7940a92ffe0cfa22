package chat.granta.router.vanished;

import chat.granta.handling.Step;
import chat.granta.homes.HomeStore;
import chat.granta.model.Iq;
import chat.granta.model.Message;
import chat.granta.model.Presence;
import chat.granta.router.event.SessionUnavailable;
import chat.granta.router.Feature;
import chat.granta.router.home.Reactions;
import chat.granta.router.home.StanzaTurn;
import java.util.List;

/**
 * RFC 6121 section 4.5: a contact's server would have said that the contact goes. One that has vanished cannot, so it is said here,
 * when something that the user has sent to the contact comes back for that reason.
 */
public final class VanishedServers implements Feature {
    @Override
    public List<Step<StanzaTurn<Message>>> inboundMessages() {
        return List.of(new Unreachable<>());
    }

    @Override
    public List<Step<StanzaTurn<Presence>>> inboundPresence() {
        return List.of(new SeenElsewhere.Noted(), new Unreachable<>());
    }

    @Override
    public List<Step<StanzaTurn<Iq>>> inboundIqs() {
        return List.of(new Unreachable<>());
    }

    @Override
    public List<HomeStore<?, ?>> stores() {
        return List.of(SeenElsewhere.STORE);
    }

    @Override
    public Reactions reactions() {
        return Reactions.none().when(SessionUnavailable.class, SeenElsewhere::forget);
    }
}
