package chat.granta.archive.log;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.bus.wire.Session;
import chat.granta.bus.wire.Stanza;
import chat.granta.ledger.Outbox;

/** The replies to an account's home about one record: as many as their size requires. */
final class Replies {
    /** A reply stays well below the brokers' limit for a record, 1 MiB. */
    private static final int MAX_BYTES = 512 * 1024;

    private final Outbox outbox;
    private final String account;
    private final Session session;
    private ArchiveReply.Builder reply = ArchiveReply.newBuilder();
    private int bytes;

    Replies(Outbox outbox, String account, Session session) {
        this.outbox = outbox;
        this.account = account;
        this.session = session;
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
        outbox.toHome(Topics.USER, account,
                Envelope.newBuilder().setArchiveReply(what.setAccount(account).setSession(session)));
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
