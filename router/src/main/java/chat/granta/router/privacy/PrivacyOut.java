package chat.granta.router.privacy;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.router.home.Policy;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.StanzaTurn;
import org.jspecify.annotations.Nullable;

/** XEP-0016 section 2.13 and XEP-0191 section 3.6: what a user's lists forbid them to send stays here. */
public final class PrivacyOut<S extends Stanza> implements Step<StanzaTurn<S>> {
    private static final Element BLOCKED = Element.named("urn:xmpp:blocking:errors", "blocked").build();

    @Override
    public Outcome handle(StanzaTurn<S> stanzaTurn) {
        S stanza = stanzaTurn.stanza();
        Jid to = stanza.to();
        // One's own server is never blocked, or one could not unblock anybody.
        if (to == null || to.isDomain() && to.domain().equals(stanzaTurn.turn().settings().domain())) {
            return Outcome.CONTINUE;
        }
        Policy policy = stanzaTurn.turn().policy(stanzaTurn.from().bare());
        if (policy.lists().isEmpty() || policy.allows(session(stanzaTurn), StanzaKind.outbound(stanza), to)) {
            return Outcome.CONTINUE;
        }
        // What the account sends by itself, and an answer that may not be sent, vanish; for the rest the user is told why.
        return stanzaTurn.sender() == null || stanza instanceof Iq iq && !iq.isRequest()
                ? Outcome.DONE
                : Outcome.refuse(new StanzaError(StanzaError.Type.CANCEL, "not-acceptable",
                        "You have blocked " + to + ".", BLOCKED));
    }

    private @Nullable Session session(StanzaTurn<S> stanzaTurn) {
        return stanzaTurn.sender() == null
                ? null
                : stanzaTurn.turn().user(stanzaTurn.from().bare()).session(stanzaTurn.sender());
    }
}
