package chat.granta.muc.privilege;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.FormAnswer;
import chat.granta.handling.form.FormXml;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.muc.room.FormMessage;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Role;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import java.util.List;

/** XEP-0045 sections 7.13 and 8.6: a visitor asks for voice, and a moderator answers by a form. */
public final class VoiceRequest implements Step<RoomStanza<Message>> {
    private static final String FORM_TYPE = "http://jabber.org/protocol/muc#request";
    private static final String ALLOW = "muc#request_allow";
    private static final String NICKNAME = "muc#roomnick";

    @Override
    public Outcome handle(RoomStanza<Message> roomStanza) {
        Element form = FormMessage.form(FORM_TYPE, roomStanza);
        if (form == null) {
            return Outcome.CONTINUE;
        }
        return FormXml.fields(form).stream().anyMatch(field -> ALLOW.equals(field.attribute("var")))
                ? answered(form, roomStanza)
                : asked(roomStanza);
    }

    private static Outcome asked(RoomStanza<Message> roomStanza) {
        Occupant visitor = roomStanza.sender();
        if (!roomStanza.room().configuration().getVoiceRequests()) {
            return Outcome.refuse(RoomErrors.forbidden("This room takes no requests for voice."));
        }
        if (visitor.role() != Role.VISITOR) {
            return Outcome.refuse(StanzaError.badRequest("You have voice in this room."));
        }
        List<Jid> moderators = roomStanza.occupants().all().stream()
                .filter(occupant -> occupant.role() == Role.MODERATOR).flatMap(occupant -> occupant.jids().stream())
                .toList();
        roomStanza.turn().send(new Message(roomStanza.roomJid(), null, roomStanza.id(), Message.Type.NORMAL, null,
                Payload.of(form(visitor).toFillIn())), moderators);
        return Outcome.DONE;
    }

    private static DataForm form(Occupant visitor) {
        return new DataForm(FORM_TYPE, "Request for voice",
                "To let this person speak, choose \"Grant voice\" and send the form.", List.of(
                        Field.of(FieldType.LIST_SINGLE, "muc#role").label("Requested role").value("participant")
                                .options(List.of(new Field.Option("Participant", "participant"))),
                        Field.of(FieldType.JID_SINGLE, "muc#jid").label("User").value(visitor.user().toString()),
                        Field.of(FieldType.TEXT_SINGLE, NICKNAME).label("Nickname").value(visitor.nickname()),
                        Field.of(FieldType.BOOLEAN, ALLOW).label("Grant voice").value(false)));
    }

    private static Outcome answered(Element form, RoomStanza<Message> roomStanza) {
        Occupant moderator = roomStanza.sender();
        if (moderator.role() != Role.MODERATOR) {
            return Outcome.refuse(RoomErrors.forbidden("That takes a moderator."));
        }
        if (!(form(moderator).read(form) instanceof FormAnswer.Submitted(Submission filled))) {
            return Outcome.refuse(StanzaError.badRequest("This is not the form that was sent."));
        }
        String nickname = filled.text(NICKNAME);
        Occupant visitor = nickname == null ? null : roomStanza.occupants().called(nickname);
        if (visitor == null) {
            return Outcome.refuse(RoomErrors.noSuchOccupant());
        }
        if (Boolean.TRUE.equals(filled.isTrue(ALLOW)) && visitor.role() == Role.VISITOR) {
            var change = new RoleChange(visitor, Role.PARTICIPANT, "");
            try {
                change.check(roomStanza.room(), moderator);
            } catch (RefusedException refused) {
                return Outcome.refuse(refused.error());
            }
            change.apply(roomStanza.turn(), roomStanza.room(), moderator);
        }
        return Outcome.DONE;
    }
}
