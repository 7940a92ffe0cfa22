package chat.granta.router.delivery;

import chat.granta.bus.wire.Place;
import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.StanzaError;
import chat.granta.router.archive.MessageArchive;
import chat.granta.router.archive.OfflineStorage;
import chat.granta.router.carbons.Carbons;
import chat.granta.router.home.Policy;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import java.util.List;
import java.util.Objects;

/** RFC 6121 sections 8.5.1 to 8.5.3: which of a user's resources get a message, or what its sender is told. */
public final class InboundMessage implements Step<StanzaTurn<Message>> {
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
            return deliver(stanzaTurn, List.of(session));
        }
        return switch (stanzaTurn.stanza().type()) {
            // RFC 6121 8.5.3.2.1: a conversation goes on although one device has gone.
            case CHAT -> toBareJid(stanzaTurn, user);
            case NORMAL, GROUPCHAT, HEADLINE -> Outcome.refuse(StanzaError.serviceUnavailable());
            case ERROR -> {
                // To be ignored; but the other devices have seen what it answers.
                Carbons.received(stanzaTurn, Carbons.onlookers(stanzaTurn, List.of()));
                yield Outcome.DONE;
            }
        };
    }

    private static Outcome toBareJid(StanzaTurn<Message> stanzaTurn, User user) {
        List<Session> willing = willing(user, stanzaTurn.turn().policy(user.jid()), stanzaTurn.from());
        return switch (stanzaTurn.stanza().type()) {
            // RFC 6121 8.5.2.1.1 and 8.5.2.2.1, type by type.
            case CHAT, NORMAL -> willing.isEmpty()
                    ? toNobody(stanzaTurn, user)
                    : deliver(stanzaTurn, mostAvailable(willing));
            case HEADLINE -> deliver(stanzaTurn, willing);
            case GROUPCHAT -> Outcome.refuse(StanzaError.serviceUnavailable());
            case ERROR -> Outcome.DONE;
        };
    }

    /** A message that was delivered to a session which never got it: others of the user get it now. */
    public static void again(Turn turn, User user, Message message, Place place) {
        List<Session> willing = willing(user, turn.policy(user.jid()),
                Objects.requireNonNull(message.from(), "message without from"));
        if (!willing.isEmpty()) {
            List<Session> receivers = mostAvailable(willing);
            turn.deliver(OfflineStorage.delayed(turn, message), receivers, place, receivers.size() > 1);
        }
    }

    /** Nobody is there, or nobody who is there wants to hear of this sender. */
    private static Outcome toNobody(StanzaTurn<Message> stanzaTurn, User user) {
        return user.isReceiving()
                ? Outcome.refuse(StanzaError.serviceUnavailable())
                : OfflineStorage.store(stanzaTurn, user);
    }

    private static List<Session> willing(User user, Policy policy, Jid from) {
        return user.available().stream()
                .filter(session -> session.priority() >= 0 && policy.allows(session, StanzaKind.MESSAGE, from))
                .toList();
    }

    /** Those of the highest priority; several of one priority all get it, as no rule tells which the user looks at. */
    private static List<Session> mostAvailable(List<Session> willing) {
        int highest = willing.stream().mapToInt(Session::priority).max().orElseThrow();
        return willing.stream().filter(session -> session.priority() == highest).toList();
    }

    private static Outcome deliver(StanzaTurn<Message> stanzaTurn, List<Session> sessions) {
        List<Session> onlookers = Carbons.onlookers(stanzaTurn, sessions);
        boolean isCopied = sessions.size() + onlookers.size() > 1;
        switch (stanzaTurn.stanza().type()) {
            case CHAT, NORMAL -> stanzaTurn.turn().deliver(stanzaTurn.stanza(), sessions, stanzaTurn.place(), isCopied);
            // Of no use later, or somebody else's to repeat.
            case GROUPCHAT, HEADLINE, ERROR -> stanzaTurn.turn().deliver(stanzaTurn.stanza(), sessions);
        }
        MessageArchive.received(stanzaTurn);
        Carbons.received(stanzaTurn, onlookers);
        return Outcome.DONE;
    }
}
