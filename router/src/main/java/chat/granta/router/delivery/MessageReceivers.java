package chat.granta.router.delivery;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.StanzaError;
import chat.granta.router.home.Policy;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.User;
import java.util.List;

/**
 * RFC 6121 sections 8.5.1 to 8.5.3: which of a user's resources get a message, or what its sender is told. A chat or normal
 * message that goes on without receivers is for offline storage.
 */
public final class MessageReceivers implements Step<StanzaTurn<Message>> {
    @Override
    public Outcome handle(StanzaTurn<Message> stanzaTurn) {
        Jid to = stanzaTurn.to();
        User user = stanzaTurn.turn().user(to.bare());
        if (to.isBare()) {
            return toBareJid(stanzaTurn, user);
        }
        Session session = user.session(to.resource());
        if (session != null) {
            // RFC 6121 8.5.3.1: whatever its priority.
            stanzaTurn.receivers(List.of(session));
            return Outcome.CONTINUE;
        }
        return switch (stanzaTurn.stanza().type()) {
            // RFC 6121 8.5.3.2.1: a conversation goes on although one device has gone.
            case CHAT -> toBareJid(stanzaTurn, user);
            case NORMAL, GROUPCHAT, HEADLINE -> Outcome.refuse(StanzaError.serviceUnavailable());
            // RFC 6121 8.5.3.2.1 ignores an error for a resource that has gone. It goes on without receivers, because the user's
            // other devices have a copy of the message that it answers, and carbons show them the error, too (XEP-0280 6.1).
            case ERROR -> Outcome.CONTINUE;
        };
    }

    private static Outcome toBareJid(StanzaTurn<Message> stanzaTurn, User user) {
        List<Session> willing = willing(user, stanzaTurn.turn().policy(user.jid()), stanzaTurn.from());
        return switch (stanzaTurn.stanza().type()) {
            // RFC 6121 8.5.2.1.1 and 8.5.2.2.1, type by type.
            case CHAT, NORMAL -> {
                if (willing.isEmpty() && user.isReceiving()) {
                    // Nobody who is there wants to hear of this sender.
                    yield Outcome.refuse(StanzaError.serviceUnavailable());
                }
                stanzaTurn.receivers(willing.isEmpty() ? willing : mostAvailable(willing));
                yield Outcome.CONTINUE;
            }
            case HEADLINE -> {
                stanzaTurn.receivers(willing);
                yield Outcome.CONTINUE;
            }
            case GROUPCHAT -> Outcome.refuse(StanzaError.serviceUnavailable());
            case ERROR -> Outcome.DONE;
        };
    }

    /** The resources that take messages at all, and this sender's. */
    static List<Session> willing(User user, Policy policy, Jid from) {
        return user.sessions(session -> session.isAvailable() && session.priority() >= 0
                && policy.allows(session, StanzaKind.MESSAGE, from));
    }

    /** Those of the highest priority; several of one priority all get it, as no rule tells which the user looks at. */
    static List<Session> mostAvailable(List<Session> willing) {
        if (willing.size() == 1) {
            return willing;
        }
        int highest = willing.stream().mapToInt(Session::priority).max().orElseThrow();
        return willing.stream().filter(session -> session.priority() == highest).toList();
    }
}
