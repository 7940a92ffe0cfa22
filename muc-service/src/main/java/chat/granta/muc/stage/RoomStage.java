package chat.granta.muc.stage;

import chat.granta.handling.Outcome;
import chat.granta.handling.Pipeline;
import chat.granta.model.Iq;
import chat.granta.model.Message;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomTurn;
import chat.granta.muc.trail.RoomTrail;

/** The way of a stanza through a room, or through the room service: the steps for messages, for presence and for IQs. */
public record RoomStage(Pipeline<RoomStanza<Message>> messages, Pipeline<RoomStanza<Presence>> presence,
        Pipeline<RoomStanza<Iq>> iqs) {
    /** @param predecessors how many accounts had the sender's name before the present one */
    public void handle(RoomTurn turn, Stanza stanza, int predecessors) {
        switch (stanza) {
            case Message message -> run(messages, new RoomStanza<>(turn, message, predecessors));
            case Presence one -> run(presence, new RoomStanza<>(turn, one, predecessors));
            case Iq iq -> run(iqs, new RoomStanza<>(turn, iq, predecessors));
        }
    }

    private static <S extends Stanza> void run(Pipeline<RoomStanza<S>> steps, RoomStanza<S> roomStanza) {
        if (steps.run(roomStanza) instanceof Outcome.Refuse(StanzaError error)) {
            roomStanza.refuse(error);
            RoomTrail.refused(roomStanza, error);
        }
    }
}
