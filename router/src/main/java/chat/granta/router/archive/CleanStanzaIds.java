package chat.granta.router.archive;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Message;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;

/**
 * XEP-0359 section 5, rule 7, and XEP-0203 section 5: ids in the name of the account's archive, and this server's delays, are
 * forged unless the server itself has made them. A message is rid of them on both stages.
 */
public final class CleanStanzaIds implements Step<StanzaTurn<Message>> {
    @Override
    public Outcome handle(StanzaTurn<Message> stanzaTurn) {
        Message message = stanzaTurn.stanza();
        Turn turn = stanzaTurn.turn();
        String domain = turn.settings().domain();
        if (!turn.found(message.payload(), StanzaIds.GIVERS).areOthers(stanzaTurn.account(), domain)) {
            stanzaTurn.replace(StanzaIds.cleaned(message, stanzaTurn.account(), domain));
        }
        return Outcome.CONTINUE;
    }
}
