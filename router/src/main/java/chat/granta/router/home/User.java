package chat.granta.router.home;

import chat.granta.bus.SessionAddress;
import chat.granta.model.Jid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a home knows of a user: their connected resources, in the order in which they were bound. */
public record User(Jid jid, List<Session> sessions) {
    public User {
        sessions = List.copyOf(sessions);
    }

    public static User unseen(Jid bareJid) {
        return new User(bareJid, List.of());
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
        return new User(jid, changed);
    }

    public User without(Session session) {
        return new User(jid, sessions.stream().filter(s -> !s.jid().equals(session.jid())).toList());
    }
}
