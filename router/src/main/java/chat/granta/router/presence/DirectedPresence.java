package chat.granta.router.presence;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.model.StanzaError;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import java.util.Objects;
import java.util.TreeSet;

/** RFC 6121 section 4.6: presence for one addressee is remembered, so that it can be taken back when the sender leaves. */
public final class DirectedPresence implements Step<StanzaTurn<Presence>> {
    /** More are nobody's friends: a bound on what one session can make its home remember. */
    private static final int MAX_DIRECTED = 1000;

    @Override
    public Outcome handle(StanzaTurn<Presence> stanzaTurn) {
        Presence presence = stanzaTurn.stanza();
        boolean available = presence.type() == Presence.Type.AVAILABLE;
        if (!available && presence.type() != Presence.Type.UNAVAILABLE) {
            return Outcome.CONTINUE;
        }
        Turn turn = stanzaTurn.turn();
        Jid to = stanzaTurn.to();
        Session known = turn.user(stanzaTurn.from().bare()).session(Objects.requireNonNull(stanzaTurn.sender()));
        if (known != null && turn.policy(stanzaTurn.from().bare()).isSeenBy(to)) {
            // What was said to all before must not come after what is said to one of them now.
            HeldPresence.tellNow(turn, known);
        }
        User user = turn.user(stanzaTurn.from().bare());
        Session session = user.session(stanzaTurn.sender());
        if (session == null || session.directed().contains(to) == available) {
            return Outcome.CONTINUE;
        }
        if (available && session.directed().size() >= MAX_DIRECTED) {
            return Outcome.refuse(StanzaError.resourceConstraint(
                    "presence has been sent directly to " + MAX_DIRECTED + " addresses already"));
        }
        var directed = new TreeSet<>(session.directed());
        if (available) {
            directed.add(to);
        } else {
            directed.remove(to);
        }
        User changed = user.with(session.withDirected(directed));
        if (available && changed.isTooLarge()) {
            return Outcome.refuse(User.TOO_MUCH);
        }
        turn.change(changed);
        return Outcome.CONTINUE;
    }
}
