package chat.granta.router.delivery;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import java.util.Objects;

/**
 * RFC 6121 section 8.5.3.1: a session that writes to somebody has told them its full JID, and {@link InboundIq} lets their IQs
 * reach it, such as calls and files. The home remembers whom a session has written to, unless they see its presence anyway.
 */
public final class Correspondence implements Step<StanzaTurn<Message>> {
    @Override
    public Outcome handle(StanzaTurn<Message> stanzaTurn) {
        Message message = stanzaTurn.stanza();
        Jid to = stanzaTurn.to();
        // RFC 6121 5.2.2: nobody answers a headline; a groupchat message is for a room.
        if (message.type() != Message.Type.CHAT && message.type() != Message.Type.NORMAL) {
            return Outcome.CONTINUE;
        }
        Turn turn = stanzaTurn.turn();
        Jid account = stanzaTurn.account();
        if (!turn.policy(account).isSeenBy(to)) {
            Session session = turn.user(account).session(Objects.requireNonNull(stanzaTurn.sender()));
            if (session != null && !session.correspondents().contains(to.bare())) {
                turn.change(turn.user(account).with(session.withCorrespondent(to.bare())));
            }
        }
        return Outcome.CONTINUE;
    }
}
