package chat.granta.router.archive;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.UniqueIds;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.forward.Delay;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.router.home.ReturnedMessage;
import chat.granta.router.home.Turn;
import java.time.Instant;

/**
 * XEP-0198 section 5 and XEP-0160: a message that has come back unread is stored by its own place, so that it stands in front of
 * what has come since.
 */
public final class StoreReturned implements Step<ReturnedMessage> {
    @Override
    public Outcome handle(ReturnedMessage returned) {
        Turn turn = returned.turn();
        return OfflineRules.keep(turn.user(returned.account()), returned.message(), () -> store(returned));
    }

    private static void store(ReturnedMessage returned) {
        Message message = returned.message();
        String domain = returned.turn().settings().domain();
        Payload asItCame = message.payload().without(element -> Delay.isBy(domain, element));
        OfflineRules.store(returned.turn(), returned.account(), OfflineMessage.newBuilder()
                .setPlace(returned.place()).setId(UniqueIds.of(returned.place()))
                .setTime(sentAt(returned.turn(), message).toEpochMilli())
                .setStanza(StanzaCodec.toWire(message.with(asItCame))).build());
    }

    /** When the server's own delay says, if the message has come late; else when the turn's record does. */
    private static Instant sentAt(Turn turn, Message message) {
        String domain = turn.settings().domain();
        return message.payload().elements().stream().filter(element -> Delay.isBy(domain, element)).findFirst()
                .map(Delay::sent).orElse(turn.time());
    }
}
