package chat.granta.muc.room;

import chat.granta.bus.StanzaCodec;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import java.time.Instant;

/**
 * A message that a room has passed on, from the occupant's address to nobody, and when.
 *
 * @param isOfPriorChat whether it says itself when it was said, as an owner goes on with a chat of two (XEP-0045 section 7.9)
 */
public record RoomMessage(Message message, Instant time, boolean isOfPriorChat) {
    public static RoomMessage ofWire(chat.granta.bus.wire.RoomMessage wire) {
        return new RoomMessage((Message) StanzaCodec.ofWire(wire.getStanza()), Instant.ofEpochMilli(wire.getTime()),
                wire.getOfPriorChat());
    }

    public chat.granta.bus.wire.RoomMessage toWire() {
        return chat.granta.bus.wire.RoomMessage.newBuilder().setStanza(StanzaCodec.toWire(message))
                .setTime(time.toEpochMilli()).setOfPriorChat(isOfPriorChat).build();
    }

    /** The same in a room that has another address now. */
    public RoomMessage from(Jid before, Jid now) {
        Jid from = message.from();
        return from != null && from.bare().equals(before)
                ? new RoomMessage(
                        message.between(Jid.trusted(now + (from.resource() == null ? "" : "/" + from.resource())),
                                message.to()),
                        time, isOfPriorChat)
                : this;
    }
}
