package chat.granta.muc.stage;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.muc.room.RecordHandler;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomTurn;

/** A stanza has come for one or many rooms of a home, or for the room service. */
public record RoomStanzas(RoomStage rooms, RoomStage service) implements RecordHandler {
    @Override
    public void handle(RoomTurn turn, Envelope envelope) {
        Inbound record = envelope.getInbound();
        Stanza stanza = StanzaCodec.ofWire(record.getStanza());
        if (record.getToCount() == 0) {
            handle(turn, stanza, record.getPredecessors());
        }
        for (String to : record.getToList()) {
            handle(turn, stanza.between(stanza.from(), Jid.trusted(to)), record.getPredecessors());
        }
    }

    private void handle(RoomTurn turn, Stanza stanza, int predecessors) {
        Jid to = stanza.to();
        (to == null || to.local() == null ? service : rooms).handle(turn, stanza, predecessors);
    }

    @Override
    public void failed(RoomTurn turn, Envelope envelope) {
        Inbound record = envelope.getInbound();
        Stanza stanza = StanzaCodec.ofWire(record.getStanza());
        new RoomStanza<>(turn, record.getToCount() == 0
                ? stanza
                : stanza.between(stanza.from(), Jid.trusted(record.getTo(0))))
                .refuse(StanzaError.internalServerError());
    }
}
