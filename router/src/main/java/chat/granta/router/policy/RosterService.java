package chat.granta.router.policy;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.model.Jid;
import chat.granta.router.home.Turn;

/** What homes ask roster-service, over the log; it answers with a {@code RosterReply}. */
public final class RosterService {
    private RosterService() {}

    /** Asks something about an account of this home. */
    public static void ask(Turn turn, Jid account, RosterRequest.Builder request) {
        turn.tellService(Topics.ROSTER, account,
                Envelope.newBuilder().setRosterRequest(request.setAccount(account.toString())));
    }
}
