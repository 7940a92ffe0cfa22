package chat.granta.router.archive;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.Waiting;

/**
 * XEP-0160 section 3: while a user's stored messages are on their way, new ones wait behind them. A room's do not: they are never
 * stored, and the room's presence does not wait, either; nor do the results of its archive.
 */
public final class AwaitOfflineMessages implements Step<StanzaTurn<Message>> {
    @Override
    public Outcome handle(StanzaTurn<Message> stanzaTurn) {
        if (stanzaTurn.stanza().type() == Message.Type.GROUPCHAT || ArchiveIq.isResult(stanzaTurn.stanza())) {
            return Outcome.CONTINUE;
        }
        Turn turn = stanzaTurn.turn();
        Jid account = stanzaTurn.account();
        if (OfflineDelivery.isOverdue(turn, turn.store(OfflineDelivery.WAITING).get(account))) {
            OfflineDelivery.end(turn, account);
        }
        Waiting waiting = turn.store(OfflineDelivery.WAITING).get(account);
        if (waiting == null) {
            return Outcome.CONTINUE;
        }
        if (waiting.isFull()) {
            stanzaTurn.refuse(Waiting.TOO_MANY);
        } else {
            turn.store(OfflineDelivery.WAITING).put(account, waiting.with(stanzaTurn.toRecord()));
        }
        return Outcome.DONE;
    }
}
