package chat.granta.router.caps;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.router.home.PolicyContact;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;

/**
 * XEP-0163 section 4.3: a contact of another server who sees the user's presence has come, or gone. Contacts of this server are known
 * at their own homes.
 */
public final class RemoteClients implements Step<StanzaTurn<Presence>> {
    @Override
    public Outcome handle(StanzaTurn<Presence> stanzaTurn) {
        Turn turn = stanzaTurn.turn();
        Jid from = stanzaTurn.from();
        Jid account = stanzaTurn.account();
        if (turn.isLocalUser(from) || turn.isOfService(from) || from.isBare()) {
            return Outcome.CONTINUE;
        }
        switch (stanzaTurn.stanza().type()) {
            case AVAILABLE -> {
                PolicyContact contact = turn.policy(account).contact(from);
                if (contact != null && contact.from()) {
                    boolean isFirst = Audience.of(turn, account).at(from) == null;
                    CapabilityQueries.heard(turn, account, from, null, stanzaTurn.stanza(), isFirst);
                }
            }
            case UNAVAILABLE, ERROR -> Audience.remove(turn, account, from);
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE -> {
                // Says nothing of a client.
            }
        }
        return Outcome.CONTINUE;
    }
}
