package chat.granta.router.policy;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.model.Jid;
import chat.granta.router.home.Policy;
import chat.granta.router.home.PolicyState;
import chat.granta.router.home.Turn;
import chat.granta.router.home.Waiting;
import java.util.List;

/** What roster-service tells of a user's policy, taken in. */
public final class PolicyChanges {
    private PolicyChanges() {}

    /**
     * Takes in a policy, or what has changed of one.
     *
     * @return the records that waited for it, whose turn is now
     */
    public static List<Envelope> take(Turn turn, Jid account, PolicyChange told) {
        PolicyState state = turn.user(account).policy();
        if (told.getPrevious() == 0) {
            return state.isKnown() && turn.policy(account).version() >= told.getVersion()
                    ? List.of()
                    : takeWhole(turn, account, told);
        }
        if (state.isKnown()) {
            takeChange(turn, account, told);
        }
        // Else it will come with the whole policy, when that is asked for.
        return List.of();
    }

    private static List<Envelope> takeWhole(Turn turn, Jid account, PolicyChange told) {
        turn.change(Policy.whole(account, told));
        turn.change(turn.user(account).with(PolicyState.USED));
        Waiting waiting = turn.store(PolicyRequests.WAITING).get(account);
        if (waiting == null) {
            return List.of();
        }
        turn.store(PolicyRequests.WAITING).put(account, null);
        return waiting.records();
    }

    private static void takeChange(Turn turn, Jid account, PolicyChange told) {
        Policy known = turn.policy(account);
        if (told.getPrevious() == known.version()) {
            turn.change(known.with(told));
        } else if (told.getPrevious() > known.version()) {
            // roster-service's database is ahead of what it has told, as after a restored backup.
            PolicyRequests.startOver(turn, account);
        }
        // Else it is older than what is known.
    }
}
