package chat.granta.router.archive;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Message;
import chat.granta.router.home.StanzaTurn;

/** XEP-0313 section 6.1.1: what has reached a user goes to the user's archive. */
public final class ArchiveReceived implements Step<StanzaTurn<Message>> {
    @Override
    public Outcome handle(StanzaTurn<Message> stanzaTurn) {
        MessageArchive.received(stanzaTurn);
        return Outcome.CONTINUE;
    }
}
