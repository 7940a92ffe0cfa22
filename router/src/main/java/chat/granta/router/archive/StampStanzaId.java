package chat.granta.router.archive;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Message;
import chat.granta.router.home.StanzaTurn;

/** XEP-0313 section 3.2: a message that comes to a user bears its id in the user's archive, if it is for there. */
public final class StampStanzaId implements Step<StanzaTurn<Message>> {
    @Override
    public Outcome handle(StanzaTurn<Message> stanzaTurn) {
        if (MessageArchive.isArchived(stanzaTurn, stanzaTurn.from())) {
            stanzaTurn.replace(StanzaIds.stamped(stanzaTurn.stanza(), stanzaTurn.account(), stanzaTurn.id()));
        }
        return Outcome.CONTINUE;
    }
}
