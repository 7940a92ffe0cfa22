package chat.granta.router.policy;

import chat.granta.bus.wire.RosterRequest;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.router.home.MinuteTask;
import chat.granta.router.home.PolicyState;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.home.Waiting;
import java.time.Duration;
import java.time.Instant;

/** A home asks roster-service for a user's policy, and asks again when an answer is overdue. */
public final class PolicyRequests implements MinuteTask {
    /** What waits for users' policies. */
    public static final HomeStore<Jid, Waiting> WAITING = Waiting.store("waiting");

    /** roster-service answers when its database does; asking again covers a question that went wrong. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    @Override
    public boolean concerns(User user, Instant now) {
        return user.policy() == PolicyState.ASKED;
    }

    @Override
    public void run(Turn turn, Jid account) {
        Waiting waiting = turn.store(WAITING).get(account);
        if (waiting != null) {
            turn.store(WAITING).put(account, askAgain(turn, turn.user(account), waiting));
        }
    }

    /** The policy here is not what it should be: another is asked for, and nothing passes until it comes. */
    static void startOver(Turn turn, Jid account) {
        turn.forgetPolicy(account);
        turn.store(WAITING).put(account, ask(turn, turn.user(account)));
    }

    static Waiting ask(Turn turn, User user) {
        turn.change(user.with(PolicyState.ASKED));
        RosterService.ask(turn, user.jid(), RosterRequest.newBuilder());
        return Waiting.since(turn.time());
    }

    static Waiting askAgain(Turn turn, User user, Waiting waiting) {
        if (!turn.time().isAfter(waiting.asked().plus(ASK_AGAIN))) {
            return waiting;
        }
        RosterService.ask(turn, user.jid(), RosterRequest.newBuilder());
        return waiting.askedAgain(turn.time());
    }
}
