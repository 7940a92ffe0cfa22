package chat.granta.muc.message;

import chat.granta.handling.forward.Delay;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.muc.archive.RoomArchive;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.broadcast.StanzaId;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.trail.RoomTrail;
import java.util.Objects;
import java.util.Set;

/** XEP-0045 section 7.4: what an occupant says as the room passes it on, and keeps it. */
final class SpokenMessage {
    private SpokenMessage() {}

    /**
     * Archives what is said to all. Returns it as all get it: from the occupant's address, with the id that its sender gave it, with its
     * occupant's (XEP-0421), and with its id in the room (XEP-0359).
     */
    static Message of(RoomStanza<Message> said) {
        Message spoken = withoutId(said);
        RoomArchive.add(said, spoken);
        RoomTrail.said(said);
        return bearsId(said.room(), spoken.payload())
                ? spoken.with(spoken.payload().with(StanzaId.of(said.roomJid(), said.id())))
                : spoken;
    }

    /** Whether a message that the room has passed on is of the occupant with this id (XEP-0421). */
    static boolean isBy(Message spoken, String speaker) {
        return spoken.payload().elements().contains(RoomExtension.occupantId(speaker));
    }

    private static Message withoutId(RoomStanza<Message> said) {
        Message message = said.stanza();
        Jid room = said.roomJid();
        Payload payload = StanzaId.cleaned(RoomExtension.cleaned(message.payload()), room)
                .without(Set.of(Delay.NAME), stamp -> room.equals(Jid.ofText(stamp.attribute("from"))))
                .with(RoomExtension.occupantId(said.sender().id()));
        return new Message(said.sender().address(room), null, Objects.requireNonNullElse(message.id(), said.id()),
                Message.Type.GROUPCHAT, message.lang(), payload);
    }

    /**
     * Clients ask archives for what has come since the last id that they have seen (XEP-0313 section 3.2). So in a room that has an archive
     * the likes of chat states bear none; other messages do, as moderators need it (XEP-0425), although their senders may not want them kept.
     */
    private static boolean bearsId(Room room, Payload payload) {
        return !room.configuration().getLogged() || RoomArchive.takes(room, payload)
                || payload.has(Payload.CONTENT_NAMESPACE, "body");
    }
}
