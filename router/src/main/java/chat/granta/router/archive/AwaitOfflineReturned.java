package chat.granta.router.archive;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Undelivered;
import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.router.home.ReturnedMessage;
import chat.granta.router.home.Turn;
import chat.granta.router.home.Waiting;

/**
 * XEP-0160 section 3: a message that comes back while its user's stored messages are on their way waits behind them. If it was
 * stored now, the user would get it at the next login only.
 */
public final class AwaitOfflineReturned implements Step<ReturnedMessage> {
    @Override
    public Outcome handle(ReturnedMessage returned) {
        Turn turn = returned.turn();
        Waiting waiting = turn.store(OfflineDelivery.WAITING).get(returned.account());
        // While more comes back of an ended session, stored messages are asked for again when that is over.
        if (waiting == null || waiting.isFull() || !turn.user(returned.account()).leaving().isEmpty()) {
            return Outcome.CONTINUE;
        }
        turn.store(OfflineDelivery.WAITING).put(returned.account(), waiting.with(Envelope.newBuilder()
                .setUndelivered(Undelivered.newBuilder().setAccount(returned.account().toString())
                        .setStanza(StanzaCodec.toWire(returned.message())).setPlace(returned.place())
                        .setCopied(returned.isCopied()))
                .build()));
        return Outcome.DONE;
    }
}
