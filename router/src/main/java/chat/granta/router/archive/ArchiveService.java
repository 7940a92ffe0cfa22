package chat.granta.router.archive;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.Jid;
import chat.granta.router.home.Turn;

/** What homes tell archive-service, over the log; it answers with an {@code ArchiveReply}. */
final class ArchiveService {
    private ArchiveService() {}

    /** Tells something about the archive of an account of this home. */
    static void ofArchive(Turn turn, Jid account, Envelope.Builder what) {
        turn.tellService(Topics.ARCHIVE, account, what);
    }

    /** Tells something about the account's offline storage. This does not wait behind what is told of archives. */
    static void ofOffline(Turn turn, Jid account, Envelope.Builder what) {
        turn.tellService(Topics.OFFLINE, account, what);
    }
}
