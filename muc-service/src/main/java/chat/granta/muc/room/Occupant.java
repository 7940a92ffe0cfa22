package chat.granta.muc.room;

import chat.granta.model.Jid;
import java.util.ArrayList;
import java.util.List;

/**
 * XEP-0045 section 4.1: somebody in a room, under a nickname.
 *
 * @param user bare JID
 * @param id by which others recognise the user whatever the nickname (XEP-0421)
 * @param sessions the user's clients under this nickname (section 7.2.8), the one that spoke last at the end; at least one
 */
public record Occupant(String nickname, Jid user, Role role, String id, List<OccupantSession> sessions) {
    public Occupant {
        sessions = List.copyOf(sessions);
    }

    /** The occupant's address in a room. */
    public Jid address(Jid room) {
        return Jid.trusted(room + "/" + nickname);
    }

    /** The session whose presence is shown. */
    public OccupantSession shown() {
        return sessions.getLast();
    }

    public boolean has(Jid fullJid) {
        return sessions.stream().anyMatch(session -> session.jid().equals(fullJid));
    }

    public List<Jid> jids() {
        return sessions.stream().map(OccupantSession::jid).toList();
    }

    /** With a session that is new, or has something new to say. */
    public Occupant with(OccupantSession session) {
        List<OccupantSession> changed = new ArrayList<>(without(session.jid()).sessions);
        changed.add(session);
        return new Occupant(nickname, user, role, id, changed);
    }

    /** May leave no session at all. */
    public Occupant without(Jid fullJid) {
        return new Occupant(nickname, user, role, id,
                sessions.stream().filter(session -> !session.jid().equals(fullJid)).toList());
    }

    public Occupant with(Role newRole) {
        return new Occupant(nickname, user, newRole, id, sessions);
    }

    public Occupant renamed(String newNickname) {
        return new Occupant(newNickname, user, role, id, sessions);
    }
}
