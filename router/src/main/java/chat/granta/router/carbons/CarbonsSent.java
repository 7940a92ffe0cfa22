package chat.granta.router.carbons;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Message;
import chat.granta.router.home.StanzaTurn;

/** XEP-0280 section 8: a message on its way out is copied to the sender's other devices. */
public final class CarbonsSent implements Step<StanzaTurn<Message>> {
    @Override
    public Outcome handle(StanzaTurn<Message> stanzaTurn) {
        Carbons.sent(stanzaTurn);
        return Outcome.CONTINUE;
    }
}
