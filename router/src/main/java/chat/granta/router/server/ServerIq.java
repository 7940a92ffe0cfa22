package chat.granta.router.server;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.iq.IqDispatcher;
import chat.granta.model.Iq;
import chat.granta.router.home.StanzaTurn;

/** RFC 6120 section 10.5.1: an IQ for the domain itself is answered by the server. */
public record ServerIq(IqDispatcher<StanzaTurn<Iq>> server) implements Step<StanzaTurn<Iq>> {
    @Override
    public Outcome handle(StanzaTurn<Iq> stanzaTurn) {
        Iq iq = stanzaTurn.stanza();
        if (!stanzaTurn.to().isDomain() || !stanzaTurn.to().domain().equals(stanzaTurn.turn().settings().domain())) {
            return Outcome.CONTINUE;
        }
        if (iq.isRequest()) {
            stanzaTurn.answer(server.answer(iq, stanzaTurn), iq);
        }
        return Outcome.DONE;
    }
}
