package chat.granta.router.pep;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.LastItemsWanted;
import chat.granta.model.Jid;
import chat.granta.router.event.InterestsLearned;
import chat.granta.router.home.Policy;
import chat.granta.router.home.Reaction;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * XEP-0163 section 4.3.4: a client that comes, or turns out to be interested in something, is told the last items: the user's own
 * and those of the contacts whose presence the user sees; a contact's client elsewhere, the user's. roster-service sends them: it is asked
 * once for all contacts of one partition.
 */
public final class LastItems implements Reaction<InterestsLearned> {
    @Override
    public void to(InterestsLearned learned, Turn turn) {
        Jid account = learned.account();
        Policy policy = turn.policy(account);
        List<Jid> owners = new ArrayList<>();
        if (learned.client().bare().equals(account)) {
            Session session = turn.user(account).session(learned.client().resource());
            if (session == null || !session.isAvailable()) {
                return;
            }
            owners.add(account);
            policy.allowed(session, StanzaKind.PRESENCE_IN, policy.subscriptions()).stream().map(Jid::bare)
                    .filter(turn::isLocalUser).distinct().forEach(owners::add);
        } else if (policy.allows(null, StanzaKind.PRESENCE_OUT, learned.client())) {
            owners.add(account);
        }
        turn.tellOfAccounts(Topics.ROSTER, owners, some -> Envelope.newBuilder().setLastItemsWanted(
                LastItemsWanted.newBuilder().setBy(learned.client().toString()).addAllNodes(learned.nodes())
                        .addAllAccounts(some.stream().map(Jid::toString).toList())));
    }
}
