package chat.granta.router.home;

import chat.granta.bus.SessionAddress;
import chat.granta.model.Jid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a home knows of a user.
 *
 * @param sessions connected resources, in the order in which they were bound
 * @param policy whether the user's policy is here
 * @param lastSeen when the last resource became unavailable, or null when that is not known
 * @param leaving sessions that have ended, of which what their clients never got is still to come back (XEP-0198)
 */
public record User(Jid jid, AccountStatus account, List<Session> sessions, PolicyState policy,
        @Nullable Instant lastSeen,
        List<SessionAddress> leaving) {
    public User {
        sessions = List.copyOf(sessions);
        leaving = List.copyOf(leaving);
    }

    public static User unseen(Jid bareJid) {
        return new User(bareJid, AccountStatus.UNKNOWN, List.of(), PolicyState.ABSENT, null, List.of());
    }

    public @Nullable Session session(@Nullable String resource) {
        for (Session session : sessions) {
            if (resource != null && resource.equals(session.jid().resource())) {
                return session;
            }
        }
        return null;
    }

    /** @param address where it is, or was */
    public @Nullable Session session(SessionAddress address) {
        for (Session session : sessions) {
            if (session.is(address)) {
                return session;
            }
        }
        return null;
    }

    /** The resources that are available, whatever their priority. */
    public List<Session> available() {
        return sessions.stream().filter(Session::isAvailable).toList();
    }

    /** Whether a resource is there that gets messages for the bare JID (RFC 6121 section 8.5.2.1.1). */
    public boolean isReceiving() {
        return sessions.stream().anyMatch(session -> session.isAvailable() && session.priority() >= 0);
    }

    /** This user with a session added, or replaced when there is one of its resource. */
    public User with(Session session) {
        var changed = new ArrayList<Session>(sessions.size() + 1);
        boolean replaced = false;
        for (Session old : sessions) {
            boolean same = old.jid().equals(session.jid());
            changed.add(same ? session : old);
            replaced |= same;
        }
        if (!replaced) {
            changed.add(session);
        }
        return with(changed);
    }

    public User with(AccountStatus newAccount) {
        return new User(jid, newAccount, sessions, policy, lastSeen, leaving);
    }

    /** Whether there is nothing that a home would have to remember. */
    public boolean isForgettable() {
        return sessions.isEmpty() && account == AccountStatus.UNKNOWN && policy.isAbsent()
                && leaving.isEmpty();
    }

    public User without(Session session) {
        return with(sessions.stream().filter(s -> !s.jid().equals(session.jid())).toList());
    }

    public User with(PolicyState newPolicy) {
        return new User(jid, account, sessions, newPolicy, lastSeen, leaving);
    }

    /** With a session of which something is to come back. */
    public User leaving(SessionAddress session) {
        var more = new ArrayList<>(leaving);
        more.add(session);
        return new User(jid, account, sessions, policy, lastSeen, more);
    }

    /** All has come back of a session. */
    public User left(SessionAddress session) {
        return new User(jid, account, sessions, policy, lastSeen,
                leaving.stream().filter(one -> !one.equals(session)).toList());
    }

    public User lastSeen(Instant time) {
        return new User(jid, account, sessions, policy, time, leaving);
    }

    private User with(List<Session> newSessions) {
        return new User(jid, account, newSessions, policy, lastSeen, leaving);
    }
}
