package chat.granta.router.account;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.router.home.Policy;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.User;
import java.util.List;

/**
 * XEP-0012 sections 4 and 5: whoever may not see a user's presence is forbidden to ask for the user's last activity, whichever
 * resource they name, and whether there is such a user or not.
 */
public final class LastActivityGuard implements Step<StanzaTurn<Iq>> {
    @Override
    public Outcome handle(StanzaTurn<Iq> stanzaTurn) {
        return stanzaTurn.stanza().type() == Iq.Type.GET
                && LastActivity.PAYLOAD.equals(stanzaTurn.stanza().payload().first()) && !maySee(stanzaTurn)
                        ? Outcome.refuse(StanzaError.forbidden("You do not see this user's presence."))
                        : Outcome.CONTINUE;
    }

    private static boolean maySee(StanzaTurn<Iq> stanzaTurn) {
        User user = stanzaTurn.turn().user(stanzaTurn.account());
        Policy policy = stanzaTurn.turn().policy(user.jid());
        Jid asker = stanzaTurn.from();
        Session asked = user.session(stanzaTurn.to().resource());
        if (asked != null && asked.hasAddressed(asker)) {
            return true;
        }
        if (!policy.isSeenBy(asker)) {
            return false;
        }
        List<Session> available = user.available();
        return available.isEmpty()
                ? policy.allows(null, StanzaKind.PRESENCE_OUT, asker)
                : available.stream().anyMatch(session -> policy.allows(session, StanzaKind.PRESENCE_OUT, asker));
    }
}
