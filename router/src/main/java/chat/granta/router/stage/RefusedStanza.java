package chat.granta.router.stage;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OutboundRefused;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.order.HeldStanzas;
import chat.granta.router.trail.MessageTrail;
import java.util.Objects;

/** A gateway has refused a client's stanza; the home answers, so that the answer has its place among the others. */
public final class RefusedStanza implements RecordHandler {
    @Override
    public void handle(Turn turn, Envelope envelope) {
        OutboundRefused refused = envelope.getOutboundRefused();
        Stanza stanza = StanzaCodec.ofWire(refused.getStanza());
        Session session = turn.user(Objects.requireNonNull(stanza.from()).bare())
                .session(RecordHandler.sender(envelope));
        if (session != null && session.openRequest() != null && HeldStanzas.hold(turn, session, envelope)) {
            return;
        }
        var stanzaTurn = StanzaTurn.outbound(turn, stanza, RecordHandler.sender(envelope));
        var error = new StanzaError(StanzaError.Type.valueOf(refused.getErrorType()), refused.getCondition(),
                refused.getText());
        stanzaTurn.refuse(error);
        MessageTrail.refused(stanzaTurn, error);
    }
}
