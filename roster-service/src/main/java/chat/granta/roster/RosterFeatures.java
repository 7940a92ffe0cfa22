package chat.granta.roster;

import chat.granta.handling.iq.IqDispatcher;
import chat.granta.roster.turn.PolicyPart;
import chat.granta.roster.turn.RequestTurn;
import java.util.List;

/** Everything roster-service does, for whom, and what of it makes an account's policy. */
final class RosterFeatures {
    /** What the account's own clients ask. */
    final IqDispatcher<RequestTurn> own;
    /** What somebody else asks the account. */
    final IqDispatcher<RequestTurn> others;

    final List<PolicyPart> policy;

    RosterFeatures() {
        own = new IqDispatcher<>(List.of());
        others = new IqDispatcher<>(List.of());
        policy = List.of();
    }
}
