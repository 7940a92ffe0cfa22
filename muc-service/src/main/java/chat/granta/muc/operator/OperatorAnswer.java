package chat.granta.muc.operator;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OperatorAnswered;
import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.model.XmlInteger;
import chat.granta.muc.room.RoomStanza;
import java.util.OptionalLong;

/** A room answers what an operator has asked by HTTP: the database is told, where the operator's request waits for it. */
public final class OperatorAnswer implements Step<RoomStanza<Iq>> {
    @Override
    public Outcome handle(RoomStanza<Iq> roomStanza) {
        Iq iq = roomStanza.stanza();
        if (iq.isRequest() || !roomStanza.turn().isOwn(roomStanza.from())) {
            return Outcome.CONTINUE;
        }
        OptionalLong request = iq.id() == null ? OptionalLong.empty() : XmlInteger.read(iq.id());
        if (request.isPresent()) {
            roomStanza.turn().tellStore(roomStanza.roomJid(), Envelope.newBuilder()
                    .setOperatorAnswered(answered(iq).setRequest(request.getAsLong())));
        }
        return Outcome.DONE;
    }

    private static OperatorAnswered.Builder answered(Iq iq) {
        var answered = OperatorAnswered.newBuilder();
        if (!iq.isError()) {
            return answered;
        }
        for (Element error : iq.payload().elements()) {
            if (error.name().namespace().equals(Payload.CONTENT_NAMESPACE)) {
                error.children().stream().filter(child -> child.name().namespace().equals(StanzaError.NAMESPACE))
                        .forEach(child -> {
                            if (child.name().localName().equals("text")) {
                                answered.setText(child.text());
                            } else {
                                answered.setCondition(child.name().localName());
                            }
                        });
            }
        }
        return answered;
    }
}
