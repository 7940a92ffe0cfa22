package chat.granta.router.resumption;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.ResumeAnswered;
import chat.granta.bus.wire.ResumeRequested;
import chat.granta.model.Jid;
import chat.granta.router.event.SessionResumed;
import chat.granta.router.home.Handover;
import chat.granta.router.home.Management;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.trail.SessionTrail;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198 section 5: a session goes on at whatever connection its client has now. The home decides, and so it does not
 * matter whether the gateway where the session was lives, has stopped or only believes that it lives.
 */
public final class SessionResumption implements RecordHandler {
    private static final long UNSIGNED = 0xFFFF_FFFFL;
    private static final int UNKNOWN = -1;

    @Override
    public void handle(Turn turn, Envelope envelope) {
        SessionAddress address = RecordHandler.sender(envelope);
        ResumeRequested request = envelope.getResumeRequested();
        User user = turn.user(Jid.trusted(request.getAccount()));
        Session old = find(user, request.getId());
        if (old == null) {
            refuse(turn, address, user.jid(), "item-not-found", UNKNOWN);
            return;
        }
        Management management = Objects.requireNonNull(old.management());
        long handled = management.handled(turn.received(old.address()));
        long delivered = turn.delivered(old.address());
        // Section 4: counts are told modulo 2^32; of those that may be meant, it is the last that was possible.
        long acknowledged = delivered - (delivered - Integer.toUnsignedLong(request.getAcknowledged()) & UNSIGNED);
        if (acknowledged < 0) {
            refuse(turn, address, user.jid(), "unexpected-request", handled);
        } else if (!user.account().mayLogIn()) {
            refuse(turn, address, user.jid(), "not-allowed", handled);
        } else {
            Session now = old.resumed(address, handled);
            answer(turn, address, user.jid(),
                    ResumeAnswered.newBuilder().setJid(now.jid().toString()).setHandled(handled)
                            .setAcknowledged(acknowledged).setDelivered(delivered)
                            .setMaxSeconds((int) management.max().toSeconds()));
            Handover.move(turn, old, now, acknowledged);
            SessionTrail.resumed(turn, now, request.getConnection());
            turn.happened(new SessionResumed(now));
        }
    }

    @Override
    public void failed(Turn turn, Envelope envelope) {
        refuse(turn, RecordHandler.sender(envelope), Jid.trusted(envelope.getResumeRequested().getAccount()),
                "internal-server-error", UNKNOWN);
    }

    /** Tells a connection that it gets no session, with a stanza error condition. */
    private static void refuse(Turn turn, SessionAddress address, Jid account, String condition, long handled) {
        answer(turn, address, account, ResumeAnswered.newBuilder().setError(condition).setHandled(handled));
        turn.forgetSession(address);
    }

    private static void answer(Turn turn, SessionAddress address, Jid account, ResumeAnswered.Builder answer) {
        turn.tell(address, account, Envelope.newBuilder().setResumeAnswered(answer.setSession(address.toWire())));
    }

    private static @Nullable Session find(User user, String id) {
        return user.sessions().stream()
                .filter(session -> session.isResumable()
                        && Objects.requireNonNull(session.management()).id().equals(id))
                .findFirst().orElse(null);
    }
}
