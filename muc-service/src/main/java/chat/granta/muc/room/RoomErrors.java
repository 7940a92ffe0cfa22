package chat.granta.muc.room;

import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.model.StanzaError.Type;

/** The errors with which a room refuses (XEP-0045 sections 7.2 and 9). */
public final class RoomErrors {
    private RoomErrors() {}

    /** Section 7.2.5. */
    public static StanzaError passwordRequired() {
        return new StanzaError(Type.AUTH, "not-authorized", "This room has a password, and this is not it.");
    }

    /** Section 7.2.6. */
    public static StanzaError membersOnly() {
        return new StanzaError(Type.AUTH, "registration-required", "This room is for its members only.");
    }

    /** What the sender's role or affiliation does not allow. */
    public static StanzaError forbidden(String text) {
        return new StanzaError(Type.AUTH, "forbidden", text);
    }

    /** Section 7.2.8. */
    public static StanzaError nicknameConflict() {
        return StanzaError.conflict("Somebody else has this nickname in this room.");
    }

    /** Section 17.1. */
    public static StanzaError invisibleNickname() {
        return StanzaError.jidMalformed("A nickname has something in it that people see.");
    }

    /** RFC 6120 section 8.3.3.8: an address in what was sent is none. */
    public static StanzaError malformed(InvalidJidException why) {
        return StanzaError.jidMalformed(String.valueOf(why.getMessage()));
    }

    /** Section 7.6. */
    public static StanzaError nicknamesLocked(String reserved) {
        return new StanzaError(Type.CANCEL, "not-acceptable",
                "In this room you are " + reserved + ", as you have registered.");
    }

    /** Section 7.2.9. */
    public static StanzaError full() {
        return new StanzaError(Type.WAIT, "service-unavailable", "This room is full.");
    }

    /** There is no such room, or it is not configured yet (section 7.2.10). */
    public static StanzaError noSuchRoom() {
        return new StanzaError(Type.CANCEL, "item-not-found", "There is no such room.");
    }

    /** RFC 6120 section 8.3.3.5: the room has another address now. */
    public static StanzaError moved(Jid to) {
        return StanzaError.gone(to, "This room has moved to " + to + ".");
    }

    /** There is nobody of that nickname. */
    public static StanzaError noSuchOccupant() {
        return new StanzaError(Type.CANCEL, "item-not-found", "Nobody in this room has that nickname.");
    }

    /** Section 7.4: who sends is not in the room. */
    public static StanzaError notInRoom() {
        return StanzaError.notAcceptable("You are not in this room.");
    }
}
