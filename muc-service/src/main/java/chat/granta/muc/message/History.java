package chat.granta.muc.message;

import chat.granta.handling.forward.Delay;
import chat.granta.handling.hints.Hints;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.XmlText;
import chat.granta.muc.broadcast.StanzaId;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomMessage;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomTurn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XEP-0045 section 7.2.13: what was said in a room before somebody came. */
public final class History {
    private History() {}

    /** Remembers a message as the room has passed it on, when it has something to say to those who come later. */
    static void remember(RoomStanza<Message> said, Message spoken) {
        Payload payload = spoken.payload();
        if ((payload.has(Payload.CONTENT_NAMESPACE, "body") || Hints.wantStoring(payload))
                && !Hints.forbidStoring(payload)) {
            said.turn().history(said.roomJid()).add(kept(said, spoken));
        }
    }

    /** Section 7.9: an owner who goes on in the room with a chat of two says himself when each part of it was said. */
    static RoomMessage kept(RoomStanza<Message> said, Message spoken) {
        return new RoomMessage(spoken, said.turn().time(), spoken.payload().names().contains(Delay.NAME)
                && said.room().affiliation(said.from()) == Affiliation.OWNER);
    }

    /** Sends somebody who has just come as much as the room allows and the client wants, the oldest first. */
    public static void send(RoomTurn turn, Room room, Jid client, HistoryRequest wanted) {
        List<RoomMessage> history = turn.history(room.jid()).messages();
        List<Message> sent = new ArrayList<>();
        long most = Math.min(room.configuration().getHistoryLength(), wanted.maxStanzas());
        long chars = 0;
        for (RoomMessage one : history.reversed()) {
            Message message = delayed(room, one).between(one.message().from(), client);
            chars += wanted.limitsChars() ? characters(message) : 0;
            if (sent.size() == most || chars > wanted.maxChars() || one.time().isBefore(wanted.since())) {
                break;
            }
            sent.add(message);
        }
        sent.reversed().forEach(turn::send);
    }

    /** Section 7.2.15: sends somebody who has just come the subject, or that there is none. */
    public static void sendSubject(RoomTurn turn, Room room, Jid client) {
        RoomMessage subject = room.subject();
        turn.send(subject == null
                ? new Message(room.jid(), client, null, Message.Type.GROUPCHAT, null, SubjectChange.NO_SUBJECT)
                : delayed(room, subject).between(subject.message().from(), client));
    }

    /** Forgets a message by its id in the room (XEP-0359). */
    public static void retract(RoomTurn turn, Jid room, String stanzaId) {
        turn.history(room).forget(message -> StanzaId.isIn(message, stanzaId));
    }

    /** The same, when this occupant has said it, under whatever nickname. */
    static void retractOwn(RoomTurn turn, Jid room, String stanzaId, Occupant speaker) {
        turn.history(room).forget(message -> StanzaId.isIn(message, stanzaId)
                && SpokenMessage.isBy(message, speaker.id()));
    }

    private static Message delayed(Room room, RoomMessage one) {
        return one.isOfPriorChat()
                ? one.message()
                : one.message().with(one.message().payload().with(Delay.of(room.jid().toString(), one.time())));
    }

    /** Section 7.2.13: the characters of the complete stanza. */
    private static long characters(Message message) {
        var open = new StringBuilder("<message");
        attribute(open, "from", message.from());
        attribute(open, "to", message.to());
        attribute(open, "id", message.id());
        attribute(open, "type", message.wireType());
        attribute(open, "xml:lang", message.lang());
        open.append("></message>");
        return open.codePoints().count() + message.payload().toString().codePoints().count();
    }

    private static void attribute(StringBuilder out, String name, @Nullable Object value) {
        if (value != null) {
            out.append(' ').append(name).append("='");
            XmlText.appendEscaped(out, value.toString());
            out.append('\'');
        }
    }
}
