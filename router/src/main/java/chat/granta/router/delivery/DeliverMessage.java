package chat.granta.router.delivery;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Message;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.trail.MessageTrail;

/** RFC 6121 section 8.5: a message goes to the connections of those of the user's resources that are to have it. */
public final class DeliverMessage implements Step<StanzaTurn<Message>> {
    @Override
    public Outcome handle(StanzaTurn<Message> stanzaTurn) {
        Turn turn = stanzaTurn.turn();
        switch (stanzaTurn.stanza().type()) {
            case CHAT, NORMAL -> turn.deliver(stanzaTurn.stanza(), stanzaTurn.receivers(), stanzaTurn.place(),
                    stanzaTurn.isCopied());
            // Of no use later, or somebody else's to repeat.
            case GROUPCHAT, HEADLINE, ERROR -> turn.deliver(stanzaTurn.stanza(), stanzaTurn.receivers());
        }
        if (!stanzaTurn.receivers().isEmpty()) {
            MessageTrail.delivered(stanzaTurn);
        }
        return Outcome.CONTINUE;
    }
}
