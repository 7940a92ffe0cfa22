package chat.granta.router.stage;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.StanzaError;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;

/** A client has sent a stanza; it goes through the outbound stage of the sender's home. */
public record OutboundStanza(StanzaStage outbound) implements RecordHandler {
    @Override
    public void handle(Turn turn, Envelope envelope) {
        outbound.outbound(turn, StanzaCodec.ofWire(envelope.getOutbound().getStanza()), RecordHandler.sender(envelope));
    }

    @Override
    public void failed(Turn turn, Envelope envelope) {
        StanzaTurn.outbound(turn, StanzaCodec.ofWire(envelope.getOutbound().getStanza()),
                RecordHandler.sender(envelope)).refuse(StanzaError.internalServerError());
    }
}
