package chat.granta.router.policy;

import chat.granta.model.Jid;
import chat.granta.router.home.MinuteTask;
import chat.granta.router.home.PolicyState;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import java.time.Instant;

/** The policy of a user who is away is forgotten when two minutes' ends have gone by without anybody needing it. */
public final class PolicyEviction implements MinuteTask {
    @Override
    public boolean concerns(User user, Instant now) {
        return user.sessions().isEmpty() && user.departed().isEmpty() && user.policy().isKnown();
    }

    @Override
    public void run(Turn turn, Jid account) {
        User user = turn.user(account);
        if (user.policy() == PolicyState.IDLE) {
            boolean hasLists = !turn.policy(account).lists().isEmpty();
            turn.forgetPolicy(account);
            turn.change(user.with(hasLists ? PolicyState.ABSENT_WITH_LISTS : PolicyState.ABSENT));
        } else {
            turn.change(user.with(PolicyState.IDLE));
        }
    }
}
