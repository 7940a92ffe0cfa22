package chat.granta.router.delivery;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.forward.Delay;
import chat.granta.model.Message;
import chat.granta.router.archive.OfflineDelivery;
import chat.granta.router.home.ReturnedMessage;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.trail.MessageTrail;
import java.util.List;
import java.util.Objects;

/**
 * XEP-0198 section 5: a message that was delivered to a session which never got it goes to others of the user, unless they have
 * had it.
 */
public final class DeliverReturned implements Step<ReturnedMessage> {
    @Override
    public Outcome handle(ReturnedMessage returned) {
        Turn turn = returned.turn();
        User user = turn.user(returned.account());
        if (!user.isReceiving() || OfflineDelivery.isUnderWay(turn, user.jid())) {
            // Nobody is there, or stored messages are on their way, which come first.
            return Outcome.CONTINUE;
        }
        if (!returned.isCopied()) {
            deliver(turn, user, returned);
        }
        return Outcome.DONE;
    }

    private static void deliver(Turn turn, User user, ReturnedMessage returned) {
        Message message = returned.message();
        List<Session> willing = MessageReceivers.willing(user, turn.policy(user.jid()),
                Objects.requireNonNull(message.from(), "message without from"));
        if (!willing.isEmpty()) {
            List<Session> receivers = MessageReceivers.mostAvailable(willing);
            turn.deliver(delayed(turn, message), receivers, returned.place(), receivers.size() > 1);
            MessageTrail.deliveredElsewhere(returned);
        }
    }

    /** XEP-0203: the client sees when the message was sent, which an earlier delay may say already. */
    private static Message delayed(Turn turn, Message message) {
        String domain = turn.settings().domain();
        return Delay.isIn(message.payload(), domain)
                ? message
                : message.with(message.payload().with(Delay.of(domain, turn.time())));
    }
}
