package chat.granta.router.archive;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Message;
import chat.granta.router.home.StanzaTurn;

/**
 * XEP-0359 section 5, rule 7, and XEP-0203 section 5: ids in the name of the account's archive, and this server's delays, are
 * forged unless the server itself has made them. A message is rid of them on both stages.
 */
public final class CleanStanzaIds implements Step<StanzaTurn<Message>> {
    @Override
    public Outcome handle(StanzaTurn<Message> stanzaTurn) {
        stanzaTurn.replace(StanzaIds.cleaned(stanzaTurn.stanza(), stanzaTurn.account(),
                stanzaTurn.turn().settings().domain()));
        return Outcome.CONTINUE;
    }
}
