package chat.granta.router.policy;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.model.Jid;
import chat.granta.router.home.OpenRequest;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;

/** What homes ask roster-service, over the log; it answers with a {@code RosterReply}. */
public final class RosterService {
    private RosterService() {}

    /** Asks for a session; what it sends from here on waits until that has had its effect (RFC 6120 section 10.1). */
    public static void ask(Turn turn, Session session, RosterRequest.Builder request) {
        Jid account = session.jid().bare();
        OpenRequest before = session.openRequest();
        OpenRequest open = turn.nextRequest(before == null ? turn.time() : before.since());
        turn.change(turn.user(account).with(session.withOpenRequest(open)));
        ask(turn, account, request.setNumber(open.number()));
    }

    /** Asks something about an account of this home. */
    public static void ask(Turn turn, Jid account, RosterRequest.Builder request) {
        turn.tellService(Topics.ROSTER, account,
                Envelope.newBuilder().setRosterRequest(request.setAccount(account.toString())));
    }
}
