package chat.granta.muc.registration;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.FormAnswer;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.muc.broadcast.Invitation;
import chat.granta.muc.room.FormMessage;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Nickname;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import java.util.List;
import java.util.Map;

/**
 * XEP-0045 section 9.9: admins are sent a form with what somebody wants to register with a members-only room; the first of them who sends
 * it back decides. Nothing is kept meanwhile, as an admin may make anybody a member. Who is registered is invited.
 */
public final class RegistrationApproval implements Step<RoomStanza<Message>> {
    static final String FORM_TYPE = "http://jabber.org/protocol/muc#register";
    static final String NICKNAME = "muc#register_roomnick";
    private static final String USER = "{urn:granta:rooms}user";
    private static final String ALLOW = "muc#register_allow";

    @Override
    public Outcome handle(RoomStanza<Message> roomStanza) {
        Element form = FormMessage.form(FORM_TYPE, roomStanza);
        if (form == null) {
            return Outcome.CONTINUE;
        }
        try {
            decide(form, roomStanza);
            return Outcome.DONE;
        } catch (RefusedException refused) {
            return Outcome.refuse(refused.error());
        }
    }

    private static void decide(Element form, RoomStanza<Message> roomStanza) throws RefusedException {
        Room room = roomStanza.room();
        if (!room.affiliation(roomStanza.from()).isAtLeast(Affiliation.ADMIN)) {
            throw new RefusedException(RoomErrors.forbidden("That takes an admin or an owner."));
        }
        switch (form("", "").read(form)) {
            case FormAnswer.Cancelled() -> {
                // The admin leaves it to others.
            }
            case FormAnswer.Rejected(_) -> throw RefusedException.badRequest("This is not the form that was sent.");
            case FormAnswer.Submitted(Submission filled) -> {
                Jid user = filled.jid(USER);
                String nickname = filled.text(NICKNAME);
                if (user == null || user.isDomain() || nickname == null || nickname.isEmpty()) {
                    throw RefusedException.badRequest("This is not the form that was sent.");
                }
                if (Boolean.TRUE.equals(filled.isTrue(ALLOW))
                        && room.affiliation(user) == Affiliation.NONE) {
                    register(roomStanza, user.bare(), nickname);
                }
            }
        }
    }

    private static void register(RoomStanza<Message> roomStanza, Jid user, String nickname) throws RefusedException {
        Registration.register(roomStanza, user, Nickname.reserved(nickname, user, roomStanza));
        roomStanza.turn().send(new Message(roomStanza.roomJid(), user, roomStanza.id(), Message.Type.NORMAL, null,
                Invitation.of(roomStanza.room(), roomStanza.from().bare(), List.of())));
    }

    /** Asks all admins and owners, wherever they are. */
    static void ask(RoomStanza<?> roomStanza, Jid user, String nickname) {
        List<Jid> admins = roomStanza.room().affiliations().entrySet().stream()
                .filter(one -> one.getValue().affiliation().isAtLeast(Affiliation.ADMIN)).map(Map.Entry::getKey)
                .toList();
        roomStanza.turn().send(new Message(roomStanza.roomJid(), null, roomStanza.turn().uniqueId(),
                Message.Type.NORMAL, null, Payload.of(form(user.toString(), nickname).toFillIn())), admins);
    }

    private static DataForm form(String user, String nickname) {
        return new DataForm(FORM_TYPE, "Registration request",
                "To let this person register with the room, choose \"Allow\" and send the form.", List.of(
                        Field.of(FieldType.JID_SINGLE, USER).label("User").value(user),
                        Field.of(FieldType.TEXT_SINGLE, NICKNAME).label("Nickname").value(nickname),
                        Field.of(FieldType.BOOLEAN, ALLOW).label("Allow").value(false)));
    }
}
