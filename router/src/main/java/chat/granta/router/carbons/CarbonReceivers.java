package chat.granta.router.carbons;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Message;
import chat.granta.router.home.StanzaTurn;

/** XEP-0280 section 7: which of the user's devices are to see a message that others of them receive. */
public final class CarbonReceivers implements Step<StanzaTurn<Message>> {
    @Override
    public Outcome handle(StanzaTurn<Message> stanzaTurn) {
        stanzaTurn.onlookers(Carbons.onlookers(stanzaTurn));
        return Outcome.CONTINUE;
    }
}
