package chat.granta.router.archive;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.UniqueIds;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.forward.Delay;
import chat.granta.model.Message;
import chat.granta.router.home.ReturnedMessage;
import chat.granta.router.home.Turn;
import chat.granta.router.trail.MessageTrail;
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
        Instant sent = Delay.sent(message.payload(), domain);
        OfflineRules.store(returned.turn(), returned.account(), OfflineMessage.newBuilder()
                .setPlace(returned.place()).setId(UniqueIds.of(returned.place()))
                // When the server's own delay says, if the message has come late; else when the turn's record does.
                .setTime((sent == null ? returned.turn().time() : sent).toEpochMilli())
                .setStanza(StanzaCodec.toWire(message.with(Delay.without(message.payload(), domain)))).build());
        MessageTrail.storedAgain(returned);
    }
}
