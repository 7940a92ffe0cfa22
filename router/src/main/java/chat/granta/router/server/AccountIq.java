package chat.granta.router.server;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.iq.IqDispatcher;
import chat.granta.model.Iq;
import chat.granta.router.home.StanzaTurn;

/** RFC 6120 section 10.3.3: an IQ to the sender's own account, named or not, is answered on the account's behalf. */
public record AccountIq(IqDispatcher<StanzaTurn<Iq>> account) implements Step<StanzaTurn<Iq>> {
    @Override
    public Outcome handle(StanzaTurn<Iq> stanzaTurn) {
        Iq iq = stanzaTurn.stanza();
        if (!stanzaTurn.to().equals(stanzaTurn.from().bare())) {
            return Outcome.CONTINUE;
        }
        if (iq.isRequest()) {
            stanzaTurn.answer(account.answer(iq, stanzaTurn), iq);
        }
        return Outcome.DONE;
    }
}
