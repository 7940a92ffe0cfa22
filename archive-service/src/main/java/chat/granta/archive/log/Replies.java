package chat.granta.archive.log;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.bus.wire.Session;
import chat.granta.bus.wire.Stanza;
import chat.granta.ledger.Outbox;
import org.jspecify.annotations.Nullable;

/** The replies to the home of a user, or of a room, about one record: as many as their size requires. */
final class Replies {
    /** A reply stays well below the brokers' limit for a record, 1 MiB. */
    private static final int MAX_BYTES = 512 * 1024;

    private final Outbox outbox;
    private final String topic;
    private final String account;
    /** Null when the account is a room. */
    private final @Nullable Session session;
    private ArchiveReply.Builder reply = ArchiveReply.newBuilder();
    private int bytes;

    private Replies(Outbox outbox, String topic, String account, @Nullable Session session) {
        this.outbox = outbox;
        this.topic = topic;
        this.account = account;
        this.session = session;
    }

    /** To a user's home, for a session there. */
    static Replies toUser(Outbox outbox, String account, Session session) {
        return new Replies(outbox, Topics.USER, account, session);
    }

    /** To a room's home, which passes them on. */
    static Replies toRoom(Outbox outbox, String room) {
        return new Replies(outbox, Topics.ROOM, room, null);
    }

    void result(Stanza stanza) {
        makeRoom(stanza.getSerializedSize());
        reply.addResults(stanza);
    }

    void flushed(OfflineMessage message) {
        makeRoom(message.getSerializedSize());
        reply.addFlushed(message);
    }

    void end() {
        say(reply);
    }

    /** @param flush its id */
    void endFlush(String flush) {
        say(reply.setFlushEnded(true).setFlush(flush));
    }

    void say(ArchiveReply.Builder what) {
        what.setAccount(account);
        if (session != null) {
            what.setSession(session);
        }
        outbox.toHome(topic, account, Envelope.newBuilder().setArchiveReply(what));
    }

    private void makeRoom(int more) {
        if (bytes > 0 && bytes + more > MAX_BYTES) {
            say(reply);
            reply = ArchiveReply.newBuilder();
            bytes = 0;
        }
        bytes += more;
    }
}
