package chat.granta.router.archive;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Message;
import chat.granta.router.home.StanzaTurn;

/** XEP-0313 section 6.1.1: what a user sends goes to the user's own archive. */
public final class ArchiveSent implements Step<StanzaTurn<Message>> {
    @Override
    public Outcome handle(StanzaTurn<Message> stanzaTurn) {
        MessageArchive.sent(stanzaTurn);
        return Outcome.CONTINUE;
    }
}
