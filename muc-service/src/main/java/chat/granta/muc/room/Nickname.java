package chat.granta.muc.room;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import java.util.Objects;

/** XEP-0045 sections 7.2.8 and 17.1: a nickname is something that people see, and one user's, who is there under it or has reserved it. */
public final class Nickname {
    private Nickname() {}

    /** Whether people see anything of it. */
    public static boolean isVisible(String nickname) {
        return !nickname.isBlank();
    }

    /** Whether nobody but this user is in the room under a nickname, or has reserved it. */
    public static boolean isFree(String nickname, Jid user, RoomStanza<?> roomStanza) {
        Occupant holder = roomStanza.occupants().called(nickname);
        Jid owner = roomStanza.room().ownerOf(nickname);
        return (holder == null || holder.user().equals(user)) && (owner == null || owner.equals(user));
    }

    /** A nickname that is to be reserved for a user, as the room knows it. Refuses one that is none, or somebody else's. */
    public static String reserved(String wanted, Jid user, RoomStanza<?> roomStanza) throws RefusedException {
        try {
            String nickname = Objects.requireNonNull(roomStanza.roomJid().withResource(wanted).resource());
            if (!isVisible(nickname)) {
                throw new RefusedException(RoomErrors.invisibleNickname());
            }
            if (!isFree(nickname, user, roomStanza)) {
                throw new RefusedException(RoomErrors.nicknameConflict());
            }
            return nickname;
        } catch (InvalidJidException e) {
            throw new RefusedException(RoomErrors.malformed(e));
        }
    }
}
