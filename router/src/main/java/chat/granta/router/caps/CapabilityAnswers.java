package chat.granta.router.caps;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Iq;
import chat.granta.router.home.StanzaTurn;

/** XEP-0115 section 6.2: a client says what it can do, because its account, or a contact's, has asked. */
public final class CapabilityAnswers implements Step<StanzaTurn<Iq>> {
    @Override
    public Outcome handle(StanzaTurn<Iq> stanzaTurn) {
        Iq iq = stanzaTurn.stanza();
        return !iq.isRequest() && stanzaTurn.to().equals(stanzaTurn.account())
                && CapabilityQueries.isAnswered(stanzaTurn.turn(), stanzaTurn.account(), stanzaTurn.from(), iq)
                        ? Outcome.DONE
                        : Outcome.CONTINUE;
    }
}
