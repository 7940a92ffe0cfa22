package chat.granta.router.resumption;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Undelivered;
import chat.granta.handling.Outcome;
import chat.granta.handling.Pipeline;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Presence;
import chat.granta.model.StanzaError;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.ReturnedMessage;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.trail.MessageTrail;

/**
 * XEP-0198 section 5: what was sent to a session that has ended, and never reached its client, is treated as if it had been sent
 * to a resource that is not there.
 *
 * @param messages what is done with a message that comes back
 */
public record ReturnedStanzas(Pipeline<ReturnedMessage> messages) implements RecordHandler {
    @Override
    public void handle(Turn turn, Envelope envelope) {
        Undelivered undelivered = envelope.getUndelivered();
        Jid account = Jid.trusted(undelivered.getAccount());
        SessionAddress session = SessionAddress.of(undelivered.getSession());
        // Without a handover's origin the home has not asked for it: the connection had gone when the stanza came there.
        if (envelope.getOrigin().hasHandover() && !turn.user(account).leaving().contains(session)) {
            // A reader of the delivery partition repeats what has come back long ago.
            turn.forgetHandover(session);
            return;
        }
        switch (StanzaCodec.ofWire(undelivered.getStanza())) {
            case Message message when undelivered.hasPlace() -> message(turn, account, message, undelivered);
            case Iq iq when iq.isRequest() -> StanzaTurn.inbound(turn, iq).refuse(StanzaError.serviceUnavailable());
            case Message _,Iq _,Presence _ -> {
                // Of no use to anybody any more.
            }
        }
    }

    private void message(Turn turn, Jid account, Message message, Undelivered undelivered) {
        var returned = new ReturnedMessage(turn, account, message, undelivered.getPlace(), undelivered.getCopied());
        if (messages.run(returned) instanceof Outcome.Refuse(StanzaError error)) {
            StanzaTurn.inbound(turn, message).refuse(error);
            MessageTrail.refused(returned, error);
        }
    }
}
