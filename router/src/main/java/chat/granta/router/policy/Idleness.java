package chat.granta.router.policy;

import chat.granta.router.home.PolicyState;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import java.util.ArrayList;
import java.util.List;

/** Policies of users who are not here are forgotten when two ticks have gone by without anybody needing them. */
public final class Idleness {
    private Idleness() {}

    public static void tick(Turn turn) {
        List<User> away = new ArrayList<>();
        turn.forEachUser(user -> {
            if (user.sessions().isEmpty() && user.policy().isKnown()) {
                away.add(user);
            }
        });
        for (User user : away) {
            if (user.policy() == PolicyState.IDLE) {
                turn.forgetPolicy(user.jid());
                turn.change(user.with(PolicyState.ABSENT));
            } else {
                turn.change(user.with(PolicyState.IDLE));
            }
        }
    }
}
