package chat.granta.router.archive;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.handling.forward.Delay;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.router.home.AccountStatus;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.stage.StanzaStage;
import chat.granta.router.trail.MessageTrail;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does what archive-service says: results and offline messages go to the session that waits for them.
 *
 * @param account the stage of what is sent on the account's behalf
 */
public record ArchiveReplies(StanzaStage account) implements RecordHandler {
    @Override
    public void handle(Turn turn, Envelope envelope) {
        ArchiveReply reply = envelope.getArchiveReply();
        Jid jid = Jid.trusted(reply.getAccount());
        User user = turn.user(jid);
        Session session = reply.hasSession() ? user.session(SessionAddress.of(reply.getSession())) : null;
        reply.getSendList().forEach(stanza -> account.ofAccount(turn, StanzaCodec.ofWire(stanza)));
        if (session != null) {
            reply.getResultsList().forEach(result -> turn.deliver(StanzaCodec.ofWire(result), List.of(session)));
        }
        Session receiver = receiver(user, session);
        reply.getFlushedList().forEach(message -> handOver(turn, jid, message, receiver));
        reply.getRefusedList().forEach(id -> refused(turn, jid, id, reply));
        if (reply.getFlushEnded() && OfflineStorage.flushEnds(turn, jid, reply.getFlush())) {
            OfflineDelivery.end(turn, jid);
        }
    }

    /** The session that has asked or, when it is not there any more, another that gets messages. */
    private static @Nullable Session receiver(User user, @Nullable Session asker) {
        return user.sessions().stream().filter(session -> session.isAvailable() && session.priority() >= 0)
                .max(Comparator.<Session, Boolean>comparing(session -> session.equals(asker))
                        .thenComparingInt(Session::priority))
                .orElse(null);
    }

    private static void refused(Turn turn, Jid account, String id, ArchiveReply reply) {
        MessageArchive.withdraw(turn, account, id);
        // archive-service refuses one message in a reply.
        reply.getSendList().forEach(answer -> MessageTrail.notStored(turn, id, StanzaCodec.ofWire(answer)));
    }

    private static void handOver(Turn turn, Jid account, OfflineMessage stored, @Nullable Session receiver) {
        if (turn.user(account).account() == AccountStatus.CANCELLED) {
            // It was on its way when the account was cancelled, and would be stored for whoever gets its name.
            return;
        }
        if (receiver == null) {
            OfflineRules.store(turn, account, stored);
            return;
        }
        Message message = (Message) StanzaCodec.ofWire(stored.getStanza());
        // XEP-0203: the client sees when it was sent.
        turn.deliver(message.with(message.payload().with(
                Delay.of(turn.settings().domain(), Instant.ofEpochMilli(stored.getTime())))), List.of(receiver),
                stored.getPlace(), false);
        MessageTrail.flushed(turn, message, stored);
    }
}
