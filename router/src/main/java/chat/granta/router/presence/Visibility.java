package chat.granta.router.presence;

import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.router.home.Policy;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who sees whom, before and after a user's policy changes: whoever may see the user no longer sees them go, and whoever may
 * again sees them come (RFC 6121 sections 3.1.6, 3.2.2 and 3.3.2; XEP-0191 sections 3.3 and 3.4).
 */
public final class Visibility {
    private final User user;
    private final Policy policy;

    private Visibility(User user, Policy policy) {
        this.user = user;
        this.policy = policy;
    }

    /** As it is now, to be compared with later. */
    public static Visibility of(Turn turn, Jid account) {
        return new Visibility(turn.user(account), turn.policy(account));
    }

    /** Sends what presence is due now that things are otherwise. */
    public void tellWhatHasChanged(Turn turn) {
        Policy now = turn.policy(user.jid());
        // When the policy has only just come, nobody has seen anything yet.
        boolean isFirst = policy.version() == 0;
        for (Session old : user.seen()) {
            Session session = turn.user(user.jid()).session(old.address());
            if (session != null && !isFirst && (now != policy || !session.activeList().equals(old.activeList()))) {
                tell(turn, old, session, now);
            }
        }
    }

    private void tell(Turn turn, Session old, Session session, Policy now) {
        List<Jid> gained = new ArrayList<>();
        List<Jid> lost = new ArrayList<>();
        List<Jid> sought = new ArrayList<>();
        for (Jid other : concerned(old, now)) {
            boolean didSee = sees(policy, old, other);
            boolean doesSee = sees(now, session, other);
            if (didSee && !doesSee) {
                lost.add(other);
            } else if (doesSee && !didSee && isToBeTold(turn, other)) {
                gained.add(other);
            }
            if (isSeen(now, session, other) && !isSeen(policy, old, other)) {
                sought.add(other);
            }
        }
        turn.sendHome(Objects.requireNonNull(session.presence()), gained);
        turn.sendHome(new Presence(session.jid(), user.jid(), null, Presence.Type.UNAVAILABLE, null, Payload.EMPTY),
                lost);
        Probes.send(turn, session, sought);
    }

    /**
     * A local contact that has just been granted a subscription asks for presence itself, once it knows, so that the roster
     * says so first; one that was blocked knew all along.
     */
    private boolean isToBeTold(Turn turn, Jid other) {
        return !turn.isLocalUser(other) || policy.isSeenBy(other);
    }

    private Set<Jid> concerned(Session session, Policy now) {
        var concerned = new TreeSet<Jid>(session.directed());
        concerned.addAll(policy.contacts().keySet());
        concerned.addAll(now.contacts().keySet());
        return concerned;
    }

    private static boolean sees(Policy policy, Session session, Jid other) {
        return (policy.isSeenBy(other) || session.directed().contains(other))
                && policy.allows(session, StanzaKind.PRESENCE_OUT, other);
    }

    private static boolean isSeen(Policy policy, Session session, Jid other) {
        var contact = policy.contact(other);
        return contact != null && contact.to() && policy.allows(session, StanzaKind.PRESENCE_IN, other);
    }
}
