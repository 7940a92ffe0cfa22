package chat.granta.router.stage;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;

/** A stanza has come for one or many of the home's users; it goes through the inbound stage of each. */
public record InboundStanza(StanzaStage inbound) implements RecordHandler {
    @Override
    public void handle(Turn turn, Envelope envelope) {
        Inbound record = envelope.getInbound();
        Stanza stanza = StanzaCodec.ofWire(record.getStanza());
        if (record.getToCount() == 0) {
            inbound.inbound(turn, stanza, record.getNode());
        }
        for (String to : record.getToList()) {
            inbound.inbound(turn, stanza.between(stanza.from(), Jid.trusted(to)), record.getNode());
        }
    }

    @Override
    public void failed(Turn turn, Envelope envelope) {
        StanzaTurn.inbound(turn, StanzaCodec.ofWire(envelope.getInbound().getStanza()))
                .refuse(StanzaError.internalServerError());
    }
}
