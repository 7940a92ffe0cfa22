package chat.granta.router.stage;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OutboundRefused;
import chat.granta.model.StanzaError;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;

/** A gateway has refused a client's stanza; the home answers, so that the answer has its place among the others. */
public final class RefusedStanza implements RecordHandler {
    @Override
    public void handle(Turn turn, Envelope envelope) {
        OutboundRefused refused = envelope.getOutboundRefused();
        StanzaTurn.outbound(turn, StanzaCodec.ofWire(refused.getStanza()), RecordHandler.sender(envelope))
                .refuse(new StanzaError(StanzaError.Type.valueOf(refused.getErrorType()), refused.getCondition(),
                        refused.getText().isEmpty() ? null : refused.getText()));
    }
}
