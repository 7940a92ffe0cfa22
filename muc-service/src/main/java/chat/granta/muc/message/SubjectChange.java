package chat.granta.muc.message;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.muc.room.Role;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;

/** XEP-0045 section 8.1: a message with a subject, and with neither a body nor a thread, changes the room's subject. */
public final class SubjectChange implements Step<RoomStanza<Message>> {
    private static final ElementName SUBJECT = new ElementName(Payload.CONTENT_NAMESPACE, "subject");
    static final Payload NO_SUBJECT = Payload.of(Element.named(SUBJECT.namespace(), SUBJECT.localName()).build());

    @Override
    public Outcome handle(RoomStanza<Message> roomStanza) {
        Message message = roomStanza.stanza();
        if (message.type() != Message.Type.GROUPCHAT || !message.payload().names().contains(SUBJECT)
                || message.payload().has(Payload.CONTENT_NAMESPACE, "body")
                || message.payload().has(Payload.CONTENT_NAMESPACE, "thread")) {
            return Outcome.CONTINUE;
        }
        if (!mayChange(roomStanza)) {
            return Outcome.refuse(RoomErrors.forbidden("Only moderators may change the subject of this room."));
        }
        Message spoken = SpokenMessage.of(roomStanza);
        roomStanza.turn().change(roomStanza.room().withSubject(History.kept(roomStanza, spoken)));
        roomStanza.turn().send(spoken, roomStanza.occupants());
        return Outcome.DONE;
    }

    private static boolean mayChange(RoomStanza<Message> roomStanza) {
        Role role = roomStanza.sender().role();
        return role == Role.MODERATOR
                || role == Role.PARTICIPANT && roomStanza.room().configuration().getSubjectChanges();
    }
}
