package chat.granta.router.order;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.router.home.MinuteTask;
import chat.granta.router.home.OpenRequest;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.policy.RosterService;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request has had no effect for minutes, as the database is away: people are told that their messages and IQs do not go out.
 * Presence waits on, because clients do not send it again. So do the stanzas of a session that has ended, as nobody is there to be told.
 */
public final class OpenRequestTimeout implements MinuteTask {
    @Override
    public boolean concerns(User user, Instant now) {
        return user.sessions().stream().anyMatch(session -> isOverdue(session.openRequest(), now))
                || user.departed().stream().anyMatch(session -> isOverdue(session.openRequest(), now));
    }

    @Override
    public void run(Turn turn, Jid account) {
        for (Session session : turn.user(account).sessions()) {
            if (isOverdue(session.openRequest(), turn.time())) {
                refuseHeld(turn, session);
                RosterService.ask(turn, session, RosterRequest.newBuilder());
            }
        }
        for (Session session : turn.user(account).departed()) {
            if (isOverdue(session.openRequest(), turn.time())) {
                RosterService.ask(turn, session, RosterRequest.newBuilder());
            }
        }
    }

    private static boolean isOverdue(@Nullable OpenRequest request, Instant now) {
        return request != null && request.isOverdue(now);
    }

    private static void refuseHeld(Turn turn, Session session) {
        for (Envelope record : HeldStanzas.take(turn, session, record -> !(stanza(record) instanceof Presence))) {
            StanzaTurn.outbound(turn, stanza(record), RecordHandler.sender(record)).refuse(AwaitOpenRequest.OVERDUE);
        }
    }

    private static Stanza stanza(Envelope record) {
        return StanzaCodec.ofWire(record.hasOutbound()
                ? record.getOutbound().getStanza()
                : record.getOutboundRefused().getStanza());
    }
}
