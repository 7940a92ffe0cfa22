package chat.granta.router.carbons;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Message;
import chat.granta.router.home.StanzaTurn;

/** XEP-0280 section 7: a message that some of the user's devices have received is copied to the others. */
public final class CarbonsReceived implements Step<StanzaTurn<Message>> {
    @Override
    public Outcome handle(StanzaTurn<Message> stanzaTurn) {
        Carbons.received(stanzaTurn);
        return Outcome.CONTINUE;
    }
}
