package chat.granta.router.pep;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.router.caps.Audience;
import chat.granta.router.home.Policy;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0163 section 4.3.2: a notification of a contact's node goes to those of the user's sessions whose clients are interested, and to
 * nobody else: it is not stored, not archived, and not copied.
 */
public final class InterestedSessions implements Step<StanzaTurn<Message>> {
    @Override
    public Outcome handle(StanzaTurn<Message> stanzaTurn) {
        String node = stanzaTurn.node();
        if (node == null) {
            return Outcome.CONTINUE;
        }
        Turn turn = stanzaTurn.turn();
        Policy policy = turn.policy(stanzaTurn.account());
        turn.deliverToEach(stanzaTurn.stanza(), of(turn, stanzaTurn.account(), node).stream()
                .filter(session -> policy.allows(session, StanzaKind.MESSAGE, stanzaTurn.from())).toList());
        return Outcome.DONE;
    }

    /** A home with no such session has nothing to do, and no policy to ask for. */
    public static Outcome dropForNobody(StanzaTurn<Message> stanzaTurn) {
        @Nullable
        String node = stanzaTurn.node();
        return node != null && of(stanzaTurn.turn(), stanzaTurn.account(), node).isEmpty()
                ? Outcome.DONE
                : Outcome.CONTINUE;
    }

    private static List<Session> of(Turn turn, Jid account, String node) {
        Audience audience = Audience.of(turn, account);
        return turn.user(account).available().stream()
                .filter(session -> audience.isInterested(session, Objects.requireNonNull(node))).toList();
    }
}
