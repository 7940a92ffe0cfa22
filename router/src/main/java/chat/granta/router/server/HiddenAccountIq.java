package chat.granta.router.server;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.iq.IqDispatcher;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.privacy.PrivacyIn;

/**
 * XEP-0030 section 8: an account that does not exist, or whose lists keep the asker away, answers as one that has nothing to say to
 * strangers.
 */
public record HiddenAccountIq(IqDispatcher<StanzaTurn<Iq>> hidden) implements Step<StanzaTurn<Iq>> {
    @Override
    public Outcome handle(StanzaTurn<Iq> stanzaTurn) {
        Iq iq = stanzaTurn.stanza();
        Jid to = stanzaTurn.to();
        if (!to.isBare() || !iq.isRequest()
                || stanzaTurn.turn().user(to).policy().isKnown() && PrivacyIn.passes(stanzaTurn)) {
            return Outcome.CONTINUE;
        }
        stanzaTurn.answer(hidden.answer(iq, stanzaTurn), iq);
        return Outcome.DONE;
    }
}
