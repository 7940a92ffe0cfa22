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
import java.util.Collection;
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
        copy(stanzaTurn,
                () -> forwarded("sent",
                        MessageArchive.asArchived(stanzaTurn).between(stanzaTurn.from(), stanzaTurn.to())),
                account,
                stanzaTurn.turn().user(account).sessions().stream()
                        .filter(session -> session.wants(Want.CARBONS)
                                && !session.address().equals(stanzaTurn.sender()))
                        .toList());
    }

    /** Section 7: which devices see what others of the user receive. */
    public static List<Session> onlookers(StanzaTurn<Message> stanzaTurn, Collection<Session> receivers) {
        return isCopied(stanzaTurn.stanza()) && !isSentByRoomToEachDevice(stanzaTurn.stanza())
                ? onlookers(stanzaTurn, stanzaTurn.to().bare(), stanzaTurn.from(), receivers::contains)
                : List.of();
    }

    private static List<Session> onlookers(StanzaTurn<Message> stanzaTurn, Jid account, Jid from,
            Predicate<Session> receivers) {
        Policy policy = stanzaTurn.turn().policy(account);
        return stanzaTurn.turn().user(account).sessions().stream().filter(session -> session.wants(Want.CARBONS)
                && !receivers.test(session) && policy.allows(session, StanzaKind.MESSAGE, from)).toList();
    }

    /** Copies what has been received to the onlookers. */
    public static void received(StanzaTurn<Message> stanzaTurn, List<Session> onlookers) {
        copy(stanzaTurn, () -> forwarded("received", stanzaTurn.stanza()), stanzaTurn.to().bare(), onlookers);
    }

    /** Section 6.1: an error with which this home itself answers one device is received like one from elsewhere. */
    public static void refused(StanzaTurn<Message> stanzaTurn, StanzaError error) {
        Message sent = stanzaTurn.stanza();
        Jid account = stanzaTurn.from().bare();
        if (isCopied(sent)
                && error.answerTo(sent.between(stanzaTurn.from(), stanzaTurn.to())) instanceof Message answer) {
            received(stanzaTurn.with(answer), onlookers(stanzaTurn, account, stanzaTurn.to(),
                    session -> session.address().equals(stanzaTurn.sender())));
        }
    }

    /** @param copy made only when somebody wants it */
    private static void copy(StanzaTurn<Message> stanzaTurn, Supplier<Payload> copy, Jid account,
            List<Session> onlookers) {
        if (!onlookers.isEmpty()) {
            stanzaTurn.turn().deliverToEach(
                    new Message(account, account, null, stanzaTurn.stanza().type(), null, copy.get()), onlookers);
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
        return payload.names().contains(ROOM_USER) && payload.elements().stream()
                .anyMatch(element -> element.name().equals(ROOM_USER)
                        && element.child(ROOM_USER.namespace(), "invite") != null);
    }
}
