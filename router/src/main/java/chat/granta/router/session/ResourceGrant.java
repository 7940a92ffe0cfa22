package chat.granta.router.session;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import chat.granta.router.event.SessionBound;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.Session;
import chat.granta.router.home.SessionNotices;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.trail.SessionTrail;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * RFC 6120 section 7: a resource is granted by the user's home and by nobody else, so that two gateways can never grant
 * one resource twice.
 */
public final class ResourceGrant implements RecordHandler {
    @Override
    public void handle(Turn turn, Envelope envelope) {
        SessionAddress address = RecordHandler.sender(envelope);
        Jid account = Jid.trusted(envelope.getBindRequested().getAccount());
        String wanted = envelope.getBindRequested().getResource();
        Jid jid;
        try {
            // RFC 6120 7.6: a client that names no resource is given one, which nobody can guess from another.
            jid = account.withResource(wanted.isEmpty() ? turn.uniqueId() : wanted);
        } catch (InvalidJidException _) {
            SessionNotices.refuseBinding(turn, address, account, "bad-request");
            return;
        }
        User user = turn.user(account);
        if (!user.account().mayLogIn()) {
            // RFC 6120 7.6.2.2: the account went while its client was logging in.
            SessionNotices.refuseBinding(turn, address, account, "not-allowed");
            return;
        }
        if (user.departed().size() >= turn.settings().maxResources()) {
            // A client that comes and goes while the database is away: what it has sent before is not given up for what may come.
            SessionNotices.refuseBinding(turn, address, account, "resource-constraint");
            return;
        }
        Session older = user.session(jid.resource());
        if (older == null && user.sessions().size() >= turn.settings().maxResources()) {
            Session waiting = longestWaiting(user);
            if (waiting == null) {
                // RFC 6120 7.6.2.1
                SessionNotices.refuseBinding(turn, address, account, "resource-constraint");
                return;
            }
            SessionEnds.end(turn, waiting);
        }
        if (older != null) {
            // RFC 6120 7.7.2.2: of the three ways to resolve a conflict, the newer client wins.
            SessionNotices.end(turn, older, "conflict", "Another client has bound the resource " + jid.resource());
            SessionEnds.end(turn, older);
        }
        Session session = Session.bound(address, jid);
        turn.change(turn.user(account).with(session));
        SessionNotices.grantBinding(turn, session);
        SessionTrail.started(turn, session, envelope.getBindRequested().getConnection());
        turn.happened(new SessionBound(session));
    }

    @Override
    public void failed(Turn turn, Envelope envelope) {
        SessionNotices.refuseBinding(turn, RecordHandler.sender(envelope),
                Jid.trusted(envelope.getBindRequested().getAccount()),
                "internal-server-error");
    }

    /** The session that has been without a connection for longest (XEP-0198): who is here goes before who may come back. */
    private static @Nullable Session longestWaiting(User user) {
        return user.sessions().stream()
                .filter(session -> session.management() != null && session.management().detached() != null)
                .min(Comparator.comparing(
                        session -> Objects.requireNonNull(Objects.requireNonNull(session.management()).detached())))
                .orElse(null);
    }
}
