package chat.granta.router.presence;

import chat.granta.model.Jid;
import chat.granta.router.event.SessionUnavailable;
import chat.granta.router.home.Policy;
import chat.granta.router.home.PolicyContact;
import chat.granta.router.home.Reaction;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * RFC 6121 sections 4.5.2 and 4.6.3: the user's other resources and the subscribers see a resource go that was available, and
 * so do those to whom it has sent presence directly.
 */
public final class AnnounceGone implements Reaction<SessionUnavailable> {
    @Override
    public void to(SessionUnavailable event, Turn turn) {
        Session session = event.session();
        User user = turn.user(session.jid().bare());
        Policy policy = turn.policy(user.jid());
        var audience = new TreeSet<Jid>(session.directed());
        if (session.isAvailable()) {
            // A subscriber sees it once, whatever was sent directly.
            audience.removeIf(to -> isSubscriber(policy.contact(to)));
            audience.addAll(policy.subscribers());
            turn.deliverToEach(event.presence(), user.available());
            if (user.available().isEmpty()) {
                turn.change(user.lastSeen(turn.time()));
            }
        }
        turn.sendHome(event.presence(), policy.allowed(session, StanzaKind.PRESENCE_OUT, audience));
    }

    private static boolean isSubscriber(@Nullable PolicyContact contact) {
        return contact != null && contact.from();
    }
}
