package chat.granta.router.resumption;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.HandedOver;
import chat.granta.bus.wire.Undelivered;
import chat.granta.handling.Outcome;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Presence;
import chat.granta.model.StanzaError;
import chat.granta.router.archive.Flushing;
import chat.granta.router.archive.OfflineStorage;
import chat.granta.router.delivery.InboundMessage;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;

/**
 * XEP-0198 section 5: what was sent to a session that has ended, and never reached its client, is treated as if it had been sent
 * to a resource that is not there.
 */
public final class TakingBack {
    private TakingBack() {}

    /**
     * A stanza comes back.
     *
     * @param isHandover whether the home has asked for it; if not, its session's connection had gone when it came there
     */
    public static void take(Turn turn, Undelivered undelivered, boolean isHandover) {
        Jid account = Jid.trusted(undelivered.getAccount());
        SessionAddress session = SessionAddress.of(undelivered.getSession());
        if (isHandover && !turn.user(account).leaving().contains(session)) {
            // Somebody repeats what has come back long ago.
            turn.forgetHandover(session);
            return;
        }
        switch (StanzaCodec.ofWire(undelivered.getStanza())) {
            case Message message when undelivered.hasPlace() -> message(turn, account, message, undelivered);
            case Iq iq when iq.isRequest() ->
                new StanzaTurn<>(turn, iq, null).refuse(StanzaError.serviceUnavailable());
            case Message _,Iq _,Presence _ -> {
                // Of no use to anybody any more.
            }
        }
    }

    private static void message(Turn turn, Jid account, Message message, Undelivered undelivered) {
        User user = turn.user(account);
        if (user.isReceiving() && turn.flush(account) == null) {
            if (!undelivered.getCopied()) {
                InboundMessage.again(turn, user, message, undelivered.getPlace());
            }
        } else {
            // In front of what has come since: a message is stored by its place.
            var stanzaTurn = new StanzaTurn<>(turn, message, null);
            if (OfflineStorage.storeAgain(turn, account, message,
                    undelivered.getPlace()) instanceof Outcome.Refuse(StanzaError error)) {
                stanzaTurn.refuse(error);
            }
        }
    }

    /** All has come back of a session. */
    public static void ended(Turn turn, HandedOver handedOver) {
        Jid account = Jid.trusted(handedOver.getAccount());
        SessionAddress session = SessionAddress.of(handedOver.getSession());
        User user = turn.user(account).left(session);
        turn.change(user);
        turn.forgetHandover(session);
        if (user.leaving().isEmpty()) {
            Flushing.beginForWhoIsThere(turn, user);
        }
    }
}
