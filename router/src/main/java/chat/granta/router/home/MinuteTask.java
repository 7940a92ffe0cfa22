package chat.granta.router.home;

import chat.granta.model.Jid;
import java.time.Instant;

/** What a home does for some of its users each minute. */
public interface MinuteTask {
    /** Whether there is something to do for a user. Asked about every user of the home. */
    boolean concerns(User user, Instant now);

    /** Does it for a user whom it concerns. */
    void run(Turn turn, Jid account);
}
