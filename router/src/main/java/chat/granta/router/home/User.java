package chat.granta.router.home;

import chat.granta.bus.SessionAddress;
import chat.granta.model.Jid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a home knows of a user.
 *
 * @param sessions connected resources, in the order in which they were bound
 */
public record User(Jid jid, Account account, List<Session> sessions) {
    public User {
        sessions = List.copyOf(sessions);
    }

    public static User unseen(Jid bareJid) {
        return new User(bareJid, Account.UNKNOWN, List.of());
    }

    public @Nullable Session session(@Nullable String resource) {
        for (Session session : sessions) {
            if (resource != null && resource.equals(session.jid().resource())) {
                return session;
            }
        }
        return null;
    }

    public @Nullable Session session(SessionAddress address) {
        for (Session session : sessions) {
            if (session.address().equals(address)) {
                return session;
            }
        }
        return null;
    }

    /** The resources that are available, whatever their priority. */
    public List<Session> available() {
        return sessions.stream().filter(Session::isAvailable).toList();
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
        return new User(jid, account, changed);
    }

    public User with(Account newAccount) {
        return new User(jid, newAccount, sessions);
    }

    /** Whether there is nothing that a home would have to remember. */
    public boolean isForgettable() {
        return sessions.isEmpty() && account == Account.UNKNOWN;
    }

    public User without(Session session) {
        return new User(jid, account, sessions.stream().filter(s -> !s.jid().equals(session.jid())).toList());
    }
}
