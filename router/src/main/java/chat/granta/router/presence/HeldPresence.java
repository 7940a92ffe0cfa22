package chat.granta.router.presence;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.router.home.MinuteTask;
import chat.granta.router.home.Policy;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import java.time.Instant;
import java.util.Objects;

/**
 * RFC 6121 section 4.4 under load: presence that a session broadcast faster than people can look is told when the flood's
 * window has ended. The next record for or of the user does it, else a reminder a second later, so that no record needs a look at
 * anybody but its own user. The home's tick does it when the reminder was lost with the home's owner.
 *
 * <p>A session's presence is always its latest: whoever asks, comes or gains sight of it meanwhile is told that one.
 */
public final class HeldPresence<S extends Stanza> implements Step<StanzaTurn<S>>, MinuteTask {
    /** The next stanza from or for a user is a good time to tell what has been held. */
    @Override
    public Outcome handle(StanzaTurn<S> stanzaTurn) {
        run(stanzaTurn.turn(), stanzaTurn.account());
        return Outcome.CONTINUE;
    }

    @Override
    public boolean concerns(User user, Instant now) {
        return isAny(user);
    }

    @Override
    public void run(Turn turn, Jid account) {
        User user = turn.user(account);
        // While the policy is not here nobody knows who may be told.
        if (isAny(user) && user.policy().isKnown()) {
            user.sessions().stream().filter(session -> session.presenceRate().isDue(turn.time()))
                    .forEach(session -> tellNow(turn, session));
        }
    }

    private static boolean isAny(User user) {
        for (Session session : user.sessions()) {
            if (session.presenceRate().isHeld()) {
                return true;
            }
        }
        return false;
    }

    /** Tells what one session has broadcast, whether it is time or not. */
    static void tellNow(Turn turn, Session session) {
        if (session.presenceRate().isHeld()) {
            turn.change(turn.user(session.jid().bare()).with(session.with(session.presenceRate().told(turn.time()))));
            broadcast(turn, session);
        }
    }

    /** RFC 6121 4.2.2 and 4.4.2: to all available resources, the sender among them, and to all subscribers. */
    static void broadcast(Turn turn, Session session) {
        Presence presence = Objects.requireNonNull(session.presence());
        User user = turn.user(session.jid().bare());
        Policy policy = turn.policy(user.jid());
        turn.deliverToEach(presence, user.available());
        turn.sendHome(presence, policy.allowed(session, StanzaKind.PRESENCE_OUT, policy.subscribers()));
    }
}
