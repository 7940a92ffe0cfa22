package chat.granta.router.policy;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.model.Jid;
import chat.granta.router.home.PolicyState;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.home.Waiting;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Nothing passes a user's home before it knows the user's policy: what comes first waits, in order, until roster-service has
 * told it.
 */
public final class Admission {
    /** roster-service answers when its database does; asking again covers a question that went wrong. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    /** What becomes of a record. */
    public enum Decision {
        /** It has its turn now. */
        ADMITTED,
        /** It has it when the policy is here. */
        WAITS,
        /** Too many wait. */
        REFUSED
    }

    private Admission() {}

    /**
     * Decides whether a record for, or of, a user may have its turn.
     *
     * @param record made only when it has to wait
     */
    public static Decision of(Turn turn, Jid account, Supplier<Envelope> record) {
        User user = turn.user(account);
        switch (user.policy()) {
            case USED -> {
                return Decision.ADMITTED;
            }
            case IDLE -> {
                turn.change(user.with(PolicyState.USED));
                return Decision.ADMITTED;
            }
            case ABSENT, ABSENT_WITH_LISTS -> {
                if (!user.account().exists() && user.sessions().isEmpty()) {
                    // Nobody is there whose policy it could be.
                    return Decision.ADMITTED;
                }
            }
            case ASKED -> {
                // Behind the others.
            }
        }
        return await(turn, user, record);
    }

    /** A user has come, and will soon need the policy. */
    public static void prepare(Turn turn, Jid account) {
        User user = turn.user(account);
        if (user.policy().isAbsent()) {
            turn.await(account, ask(turn, user));
        }
    }

    /** The policy here is not what it should be: another is asked for, and nothing passes until it comes. */
    static void startOver(Turn turn, Jid account) {
        turn.forgetPolicy(account);
        turn.await(account, ask(turn, turn.user(account)));
    }

    /** Whether a user's policy has been asked for and is not here. */
    public static boolean isAwaited(User user) {
        return user.policy() == PolicyState.ASKED;
    }

    /** Asks again when an answer is overdue. */
    public static void askAgain(Turn turn, User user) {
        Waiting waiting = turn.waiting(user.jid());
        if (isAwaited(user) && waiting != null) {
            turn.await(user.jid(), askedAgain(turn, user, waiting));
        }
    }

    private static Waiting askedAgain(Turn turn, User user, Waiting waiting) {
        if (!turn.time().isAfter(waiting.asked().plus(ASK_AGAIN))) {
            return waiting;
        }
        turn.askRosterService(user.jid(), RosterRequest.newBuilder());
        return waiting.askedAgain(turn.time());
    }

    private static Decision await(Turn turn, User user, Supplier<Envelope> record) {
        Waiting waiting = turn.waiting(user.jid());
        if (waiting == null) {
            waiting = ask(turn, user);
        } else if (waiting.isFull()) {
            return Decision.REFUSED;
        } else {
            waiting = askedAgain(turn, user, waiting);
        }
        turn.await(user.jid(), waiting.with(record.get()));
        return Decision.WAITS;
    }

    private static Waiting ask(Turn turn, User user) {
        turn.change(user.with(PolicyState.ASKED));
        turn.askRosterService(user.jid(), RosterRequest.newBuilder());
        return Waiting.since(turn.time());
    }
}
