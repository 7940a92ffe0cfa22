package chat.granta.router.order;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.home.Waiting;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * RFC 6120 section 10.1: a stanza waits while a request that its session has sent before may still change what becomes of it. The
 * first step of the outbound stage.
 *
 * @param isDecidedElsewhere stanzas that nothing at the home can change, because they go to roster-service themselves, in their order
 */
public record AwaitOpenRequest<S extends Stanza>(Predicate<S> isDecidedElsewhere) implements Step<StanzaTurn<S>> {
    /** What a client is told when roster-service has not done for minutes what the client has asked before. */
    static final StanzaError OVERDUE = StanzaError.resourceConstraint(
            "The server has not done yet what you have asked before; try again later.");

    /** For stanzas all of which wait. */
    public AwaitOpenRequest() {
        this(_ -> false);
    }

    @Override
    public Outcome handle(StanzaTurn<S> stanzaTurn) {
        Turn turn = stanzaTurn.turn();
        User user = turn.user(stanzaTurn.account());
        Session session = user.session(Objects.requireNonNull(stanzaTurn.sender()));
        if (session == null) {
            return Outcome.CONTINUE;
        }
        boolean hasDeparted = user.hasDeparted(session);
        if (hasDeparted && stanzaTurn.stanza() instanceof Presence presence
                && presence.type() == Presence.Type.AVAILABLE) {
            // Nobody needs to see somebody come who has gone.
            return Outcome.DONE;
        }
        if (session.openRequest() == null || isDecidedElsewhere.test(stanzaTurn.stanza())
                && !HeldStanzas.isAnyOf(turn, session)) {
            return Outcome.CONTINUE;
        }
        if (!hasDeparted && !(stanzaTurn.stanza() instanceof Presence)
                && session.openRequest().isOverdue(turn.time())) {
            stanzaTurn.refuse(OVERDUE);
        } else if (!HeldStanzas.hold(turn, session, stanzaTurn.toRecord())) {
            stanzaTurn.refuse(Waiting.TOO_MANY);
        }
        return Outcome.DONE;
    }
}
