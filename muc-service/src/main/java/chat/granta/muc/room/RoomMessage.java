package chat.granta.muc.room;

import chat.granta.bus.StanzaCodec;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import java.time.Instant;

/** A message that a room has passed on, from the occupant's address to nobody, and when. */
public record RoomMessage(Message message, Instant time) {
    public static RoomMessage ofWire(chat.granta.bus.wire.RoomMessage wire) {
        return new RoomMessage((Message) StanzaCodec.ofWire(wire.getStanza()), Instant.ofEpochMilli(wire.getTime()));
    }

    public chat.granta.bus.wire.RoomMessage toWire() {
        return chat.granta.bus.wire.RoomMessage.newBuilder().setStanza(StanzaCodec.toWire(message))
                .setTime(time.toEpochMilli()).build();
    }

    /** The same in a room that has another address now. */
    public RoomMessage from(Jid before, Jid now) {
        Jid from = message.from();
        return from != null && from.bare().equals(before)
                ? new RoomMessage(
                        message.between(Jid.trusted(now + (from.resource() == null ? "" : "/" + from.resource())),
                                message.to()),
                        time)
                : this;
    }
}
