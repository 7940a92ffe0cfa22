package chat.granta.router.presence;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.router.home.Policy;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.User;
import java.util.List;

/** RFC 6121 sections 8.5.2.1.2, 8.5.2.2.2 and 8.5.3: presence for a user reaches whom it is for, or nobody. */
public final class InboundPresence implements Step<StanzaTurn<Presence>> {
    @Override
    public Outcome handle(StanzaTurn<Presence> stanzaTurn) {
        Jid to = stanzaTurn.to();
        User user = stanzaTurn.turn().user(to.bare());
        if (to.isBare()) {
            Policy policy = stanzaTurn.turn().policy(user.jid());
            stanzaTurn.turn().deliver(stanzaTurn.stanza(), user.available().stream()
                    .filter(session -> policy.allows(session, StanzaKind.PRESENCE_IN, stanzaTurn.from())).toList());
        } else {
            Session session = user.session(to.resource());
            if (session != null) {
                stanzaTurn.turn().deliver(stanzaTurn.stanza(), List.of(session));
            }
        }
        return Outcome.DONE;
    }
}
