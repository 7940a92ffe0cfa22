package chat.granta.handling.chatstate;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import java.util.List;
import java.util.Set;

/**
 * XEP-0085 section 4: standalone notifications, messages that tell of a chat state and nothing else. They are of the moment: nobody
 * keeps them (XEP-0160 section 4), and a client that looks away gets only the last (XEP-0352 section 3.2).
 */
public final class ChatStates {
    private static final String STATES = "http://jabber.org/protocol/chatstates";
    private static final ElementName ROOM_USER = new ElementName("http://jabber.org/protocol/muc#user", "x");

    /** What stands beside a message's content and adds nothing to it. */
    private static final Set<ElementName> ASIDES = Set.of(
            // XEP-0085 5.1
            new ElementName(Payload.CONTENT_NAMESPACE, "thread"),
            // XEP-0334 4.1 to 4.3; a hint to store a message makes it matter.
            new ElementName("urn:xmpp:hints", "no-permanent-store"),
            new ElementName("urn:xmpp:hints", "no-store"),
            new ElementName("urn:xmpp:hints", "no-copy"),
            // XEP-0280 9
            new ElementName("urn:xmpp:carbons:2", "private"),
            // XEP-0359
            new ElementName("urn:xmpp:sid:0", "origin-id"),
            new ElementName("urn:xmpp:sid:0", "stanza-id"));

    private ChatStates() {}

    /** Whether a message says a chat state and nothing else. */
    public static boolean isAll(Payload payload) {
        return payload.names().stream().anyMatch(ChatStates::isState) && isAtMost(payload);
    }

    /** Whether a message with these children says a chat state and nothing else. */
    public static boolean isAll(List<Element> children) {
        return children.stream().anyMatch(child -> isState(child.name()))
                && children.stream().allMatch(ChatStates::isStateOrAside);
    }

    /** Whether a message says nothing but a chat state, or nothing at all. */
    public static boolean isAtMost(Payload payload) {
        return payload.names().stream().allMatch(name -> isState(name) || ASIDES.contains(name) || isRoomUser(name))
                && (payload.names().stream().noneMatch(ChatStates::isRoomUser)
                        || payload.elements().stream().allMatch(ChatStates::isStateOrAside));
    }

    private static boolean isStateOrAside(Element child) {
        // XEP-0045 7.5 marks private messages with an empty element; one with children is an invitation, or news of the room.
        return isState(child.name()) || ASIDES.contains(child.name())
                || isRoomUser(child.name()) && child.children().isEmpty();
    }

    private static boolean isState(ElementName name) {
        return name.namespace().equals(STATES);
    }

    private static boolean isRoomUser(ElementName name) {
        return name.equals(ROOM_USER);
    }
}
