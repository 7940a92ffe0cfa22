package chat.granta.router.archive;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.Jid;
import chat.granta.router.home.Turn;

/** What homes tell archive-service, over the log; it answers with an {@code ArchiveReply}. */
final class ArchiveService {
    private ArchiveService() {}

    /** Tells something about an account of this home. */
    static void tell(Turn turn, Jid account, Envelope.Builder what) {
        turn.tellService(Topics.ARCHIVE, account, what);
    }
}
