package chat.granta.router.policy;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.router.home.PolicyState;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.home.Waiting;

/**
 * No stanza passes a user's home before the home knows the user's policy: what comes first waits, in order, until roster-service
 * has told it (RFC 6120 section 10.1).
 */
public final class AwaitPolicy<S extends Stanza> implements Step<StanzaTurn<S>> {
    @Override
    public Outcome handle(StanzaTurn<S> stanzaTurn) {
        Turn turn = stanzaTurn.turn();
        User user = turn.user(stanzaTurn.account());
        if (isForNobody(stanzaTurn, user)) {
            return Outcome.CONTINUE;
        }
        return switch (user.policy()) {
            case USED -> Outcome.CONTINUE;
            case IDLE -> {
                turn.change(user.with(PolicyState.USED));
                yield Outcome.CONTINUE;
            }
            case ABSENT, ABSENT_WITH_LISTS -> {
                // Nobody is there whose policy it could be.
                boolean isNobody = !user.account().exists() && user.sessions().isEmpty();
                yield isNobody ? Outcome.CONTINUE : await(stanzaTurn, user);
            }
            // Behind the others.
            case ASKED -> await(stanzaTurn, user);
        };
    }

    /**
     * Somebody's presence for a user who is away goes nowhere, and is not worth looking up a roster for; but whom the user has
     * blocked must not learn from the answer to a probe when the user was last seen.
     */
    private static boolean isForNobody(StanzaTurn<?> stanzaTurn, User user) {
        return stanzaTurn.sender() == null && stanzaTurn.stanza() instanceof Presence presence
                && !presence.type().changesSubscription() && user.sessions().isEmpty()
                && user.policy() != PolicyState.ABSENT_WITH_LISTS && user.policy() != PolicyState.ASKED;
    }

    private Outcome await(StanzaTurn<S> stanzaTurn, User user) {
        Turn turn = stanzaTurn.turn();
        Waiting waiting = turn.store(PolicyRequests.WAITING).get(user.jid());
        if (waiting == null) {
            waiting = PolicyRequests.ask(turn, user);
        } else if (waiting.isFull()) {
            stanzaTurn.refuse(Waiting.TOO_MANY);
            return Outcome.DONE;
        } else {
            waiting = PolicyRequests.askAgain(turn, user, waiting);
        }
        turn.store(PolicyRequests.WAITING).put(user.jid(), waiting.with(stanzaTurn.toRecord()));
        return Outcome.DONE;
    }
}
