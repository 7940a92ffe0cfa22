package chat.granta.router.server;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.iq.IqDispatcher;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.router.home.StanzaTurn;

/**
 * RFC 6121 section 8.5.2.1.3: an IQ of somebody else to a user's bare JID is answered by the account; some things are for
 * everybody, more for those who are subscribed to the user's presence (XEP-0030 section 8).
 */
public record OthersIq(IqDispatcher<StanzaTurn<Iq>> everybody, IqDispatcher<StanzaTurn<Iq>> subscribers)
        implements
            Step<StanzaTurn<Iq>> {
    @Override
    public Outcome handle(StanzaTurn<Iq> stanzaTurn) {
        Iq iq = stanzaTurn.stanza();
        Jid to = stanzaTurn.to();
        if (!to.isBare() || !iq.isRequest()) {
            return Outcome.CONTINUE;
        }
        var account = stanzaTurn.turn().policy(to).isSeenBy(stanzaTurn.from()) ? subscribers : everybody;
        stanzaTurn.answer(account.answer(iq, stanzaTurn), iq);
        return Outcome.DONE;
    }
}
