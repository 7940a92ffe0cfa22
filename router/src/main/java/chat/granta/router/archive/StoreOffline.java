package chat.granta.router.archive;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Message;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.trail.MessageTrail;

/** XEP-0160: a message of type chat or normal that nobody is there to receive is kept until somebody is. */
public final class StoreOffline implements Step<StanzaTurn<Message>> {
    @Override
    public Outcome handle(StanzaTurn<Message> stanzaTurn) {
        return switch (stanzaTurn.stanza().type()) {
            case CHAT, NORMAL -> stanzaTurn.receivers().isEmpty() ? store(stanzaTurn) : Outcome.CONTINUE;
            case GROUPCHAT, HEADLINE, ERROR -> Outcome.CONTINUE;
        };
    }

    private static Outcome store(StanzaTurn<Message> stanzaTurn) {
        Turn turn = stanzaTurn.turn();
        User user = turn.user(stanzaTurn.account());
        Message message = stanzaTurn.stanza();
        return OfflineRules.keep(user, message,
                () -> {
                    OfflineRules.store(turn, user.jid(), OfflineMessage.newBuilder()
                            .setPlace(stanzaTurn.place())
                            .setId(stanzaTurn.id()).setTime(turn.time().toEpochMilli())
                            .setStanza(StanzaCodec.toWire(message)).build());
                    MessageTrail.stored(stanzaTurn);
                });
    }
}
