package chat.granta.muc.archive;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.muc.room.RecordHandler;
import chat.granta.muc.room.RoomTurn;

/**
 * XEP-0313 section 4: what archive-service answers comes from the room. As it goes by way of the room's home, it is behind all that was
 * said there before the question.
 */
public final class ArchiveAnswers implements RecordHandler {
    @Override
    public void handle(RoomTurn turn, Envelope envelope) {
        envelope.getArchiveReply().getResultsList().forEach(result -> turn.send(StanzaCodec.ofWire(result)));
    }
}
