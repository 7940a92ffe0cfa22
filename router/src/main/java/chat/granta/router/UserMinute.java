package chat.granta.router;

import chat.granta.router.event.MinutePassed;
import chat.granta.router.home.MinuteTask;
import chat.granta.router.home.Reaction;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import java.util.ArrayList;
import java.util.List;

/** What a home does for its users each minute, in one walk over them: a walk costs, and few users are concerned. */
record UserMinute(List<MinuteTask> tasks) implements Reaction<MinutePassed> {
    @Override
    public void to(MinutePassed event, Turn turn) {
        List<User> concerned = new ArrayList<>();
        turn.forEachUser(user -> {
            if (tasks.stream().anyMatch(task -> task.concerns(user, turn.time()))) {
                concerned.add(user);
            }
        });
        for (User user : concerned) {
            for (MinuteTask task : tasks) {
                // Asked again: the task before may have settled it.
                if (task.concerns(turn.user(user.jid()), turn.time())) {
                    task.run(turn, user.jid());
                }
            }
        }
    }
}
