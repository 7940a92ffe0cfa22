package chat.granta.router.policy;

import chat.granta.router.home.PolicyState;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;

/** Policies of users who are not here are forgotten when two ticks have gone by without anybody needing them. */
public final class Idleness {
    private Idleness() {}

    /** Whether a user's policy is here, and the user is not. */
    public static boolean isAway(User user) {
        return user.sessions().isEmpty() && user.policy().isKnown();
    }

    public static void tick(Turn turn, User away) {
        if (away.policy() == PolicyState.IDLE) {
            boolean hasLists = !turn.policy(away.jid()).lists().isEmpty();
            turn.forgetPolicy(away.jid());
            turn.change(away.with(hasLists ? PolicyState.ABSENT_WITH_LISTS : PolicyState.ABSENT));
        } else {
            turn.change(away.with(PolicyState.IDLE));
        }
    }
}
