package chat.granta.router;

import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.policy.Admission;
import chat.granta.router.policy.Idleness;
import chat.granta.router.presence.HeldPresence;
import chat.granta.router.session.Closing;
import java.util.ArrayList;
import java.util.List;

/** What a home does now and then, in one walk over its users. */
final class Ticks {
    private Ticks() {}

    static void tick(Turn turn) {
        List<User> concerned = new ArrayList<>();
        turn.forEachUser(user -> {
            if (Idleness.isAway(user) || Admission.isAwaited(user) || HeldPresence.isAny(user)
                    || Closing.isAnyOverdue(user, turn.time())) {
                concerned.add(user);
            }
        });
        for (User user : concerned) {
            if (Idleness.isAway(user)) {
                Idleness.tick(turn, user);
            }
            Admission.askAgain(turn, user);
            HeldPresence.tellWhatIsDue(turn, user.jid());
            Closing.overdue(turn, turn.user(user.jid()));
        }
    }
}
