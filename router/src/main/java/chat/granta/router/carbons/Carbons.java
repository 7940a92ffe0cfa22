package chat.granta.router.carbons;

import chat.granta.handling.forward.Forwarded;
import chat.granta.handling.hints.Hints;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.router.archive.MessageArchive;
import chat.granta.router.home.Policy;
import chat.granta.router.home.Session.Want;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.StanzaTurn;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** XEP-0280 sections 6 to 8: which messages are copied to the user's other devices, and to which. */
public final class Carbons {
    static final String NAMESPACE = "urn:xmpp:carbons:2";
    private static final ElementName PRIVATE = new ElementName(NAMESPACE, "private");
    private static final ElementName ROOM_USER = new ElementName("http://jabber.org/protocol/muc#user", "x");
    /** Section 6.1: a message without a body belongs to a conversation when it holds one of these. */
    private static final Set<String> CONVERSATION = Set.of("http://jabber.org/protocol/chatstates",
            "urn:xmpp:receipts", "urn:xmpp:chat-markers:0", "jabber:x:conference");

    private Carbons() {}

    /** Section 8: what one device sends, the others see. */
    static void sent(StanzaTurn<Message> stanzaTurn) {
        Jid account = stanzaTurn.from().bare();
        if (!isCopied(stanzaTurn.stanza()) || stanzaTurn.to().bare().equals(account)) {
            return;
        }
        copy(stanzaTurn, stanzaTurn.stanza().type(),
                () -> forwarded("sent",
                        MessageArchive.asArchived(stanzaTurn).between(stanzaTurn.from(), stanzaTurn.to())),
                account,
                stanzaTurn.turn().user(account).sessions(session -> session.wants(Want.CARBONS)
                        && !session.address().equals(stanzaTurn.sender())));
    }

    /** Section 7: the devices that do not receive a message themselves see what the others do. */
    static List<Session> onlookers(StanzaTurn<Message> stanzaTurn) {
        return isCopied(stanzaTurn.stanza()) && !isSentByRoomToEachDevice(stanzaTurn.stanza())
                ? onlookers(stanzaTurn, stanzaTurn.from(), session -> needsNoCopy(stanzaTurn, session))
                : List.of();
    }

    /**
     * Whether a session has the message itself, wrote it (section 8: a note to oneself), or will get it as soon as it is available, because
     * nobody else has it.
     */
    private static boolean needsNoCopy(StanzaTurn<Message> stanzaTurn, Session session) {
        return stanzaTurn.receivers().contains(session) || session.jid().equals(stanzaTurn.from())
                || !session.isAvailable() && stanzaTurn.receivers().isEmpty()
                        && stanzaTurn.stanza().type() != Message.Type.ERROR;
    }

    /** Copies what has been received to the onlookers. */
    static void received(StanzaTurn<Message> stanzaTurn) {
        copy(stanzaTurn, stanzaTurn.stanza().type(), () -> forwarded("received", stanzaTurn.stanza()),
                stanzaTurn.account(), stanzaTurn.onlookers());
    }

    /** Section 6.1: the other devices of a user see the error that answers what one device has sent. */
    static void refused(StanzaTurn<Message> stanzaTurn, StanzaError error) {
        Message sent = stanzaTurn.stanza();
        if (isCopied(sent)
                && error.answerTo(sent.between(stanzaTurn.from(), stanzaTurn.to())) instanceof Message answer) {
            copy(stanzaTurn, answer.type(), () -> forwarded("received", answer), stanzaTurn.account(),
                    onlookers(stanzaTurn, stanzaTurn.to(),
                            session -> session.address().equals(stanzaTurn.sender())));
        }
    }

    private static List<Session> onlookers(StanzaTurn<Message> stanzaTurn, Jid from, Predicate<Session> receivers) {
        Policy policy = stanzaTurn.turn().policy(stanzaTurn.account());
        return stanzaTurn.turn().user(stanzaTurn.account()).sessions(session -> session.wants(Want.CARBONS)
                && !receivers.test(session) && policy.allows(session, StanzaKind.MESSAGE, from));
    }

    /** @param copy made only when somebody wants it */
    private static void copy(StanzaTurn<Message> stanzaTurn, Message.Type type, Supplier<Payload> copy,
            Jid account, List<Session> onlookers) {
        if (!onlookers.isEmpty()) {
            stanzaTurn.turn().deliverToEach(
                    new Message(account, account, null, type, null, copy.get()), onlookers);
        }
    }

    private static Payload forwarded(String direction, Message message) {
        return Forwarded.of(Element.named(NAMESPACE, direction).build(), null, message);
    }

    private static boolean isCopied(Message message) {
        Payload payload = message.payload();
        if (payload.names().contains(PRIVATE) || Hints.forbidCopies(payload)) {
            return false;
        }
        return switch (message.type()) {
            case CHAT -> true;
            // What an error answers shows when it quotes it (RFC 6120 8.3.1).
            case NORMAL, ERROR -> payload.has(Payload.CONTENT_NAMESPACE, "body")
                    || payload.names().stream().anyMatch(name -> CONVERSATION.contains(name.namespace()))
                    || isInvitation(payload);
            case GROUPCHAT, HEADLINE -> false;
        };
    }

    /** Section 6.1: private messages are; what becomes of one is told to the device that has sent it. */
    private static boolean isSentByRoomToEachDevice(Message message) {
        return message.type() != Message.Type.ERROR && message.payload().names().contains(ROOM_USER)
                && !isInvitation(message.payload());
    }

    /** XEP-0045 section 7.8.2: an invitation that the room passes on; only the device that it reaches would know. */
    private static boolean isInvitation(Payload payload) {
        return payload.elements(ROOM_USER).stream()
                .anyMatch(user -> user.child(ROOM_USER.namespace(), "invite") != null);
    }
}
