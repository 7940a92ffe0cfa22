package chat.granta.router.delivery;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.router.home.IqFromStrangers;
import chat.granta.router.home.Policy;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.StanzaTurn;
import java.util.List;

/** RFC 6121 sections 8.5.2.1.3, 8.5.3.1 and 8.5.3.2.3: an IQ reaches the very resource it names, or is answered for it. */
public final class InboundIq implements Step<StanzaTurn<Iq>> {
    @Override
    public Outcome handle(StanzaTurn<Iq> stanzaTurn) {
        Jid to = stanzaTurn.to();
        Session session = to.isBare() ? null : stanzaTurn.turn().user(to.bare()).session(to.resource());
        if (session == null || stanzaTurn.stanza().isRequest() && !mayAsk(stanzaTurn, session)) {
            // For a bare JID the account answers, and to strangers it has nothing to say. Answering alike for users
            // that do not exist, and resources that are not there, tells nobody who is (RFC 6121 8.5.1, 8.5.3.1).
            return Outcome.refuse(StanzaError.serviceUnavailable());
        }
        stanzaTurn.turn().deliver(stanzaTurn.stanza(), List.of(session));
        return Outcome.DONE;
    }

    /**
     * Whether the asker is the user, is subscribed, was sent presence directly or was written to, or anybody may ask; and no list
     * hides the session.
     */
    private static boolean mayAsk(StanzaTurn<Iq> stanzaTurn, Session session) {
        Jid asker = stanzaTurn.from();
        Policy policy = stanzaTurn.turn().policy(session.jid().bare());
        return (policy.isSeenBy(asker) || session.hasAddressed(asker)
                || stanzaTurn.turn().settings().iqFromStrangers() == IqFromStrangers.DELIVER)
                && policy.allows(session, StanzaKind.PRESENCE_OUT, asker);
    }
}
