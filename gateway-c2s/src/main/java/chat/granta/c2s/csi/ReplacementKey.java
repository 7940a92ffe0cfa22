package chat.granta.c2s.csi;

import chat.granta.handling.chatstate.ChatStates;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0352 section 3.2: what a stanza that may wait tells a client about, such as one contact's availability. A later stanza
 * with an equal key makes the earlier one void, and takes its place.
 */
sealed interface ReplacementKey {
    /** @param sender the full JID; in a room, the occupant */
    record Availability(Jid sender) implements ReplacementKey {}

    /**
     * @param sender who sent it, or who says to have copied it: nobody's copies take the place of what others sent
     * @param copiedFrom the sender of the message copied, null when this is none
     * @param copiedTo its addressee
     */
    record ChatState(Jid sender, @Nullable Jid copiedFrom, @Nullable Jid copiedTo) implements ReplacementKey {
        private static final String CARBONS = "urn:xmpp:carbons:2";
        private static final String FORWARD = "urn:xmpp:forward:0";

        /** The chat state that is copied here from or to another device (XEP-0280), or null when it is anything else. */
        private static @Nullable ChatState copied(Jid sender, Payload payload) {
            if (payload.names().size() != 1 || !payload.names().getFirst().namespace().equals(CARBONS)) {
                return null;
            }
            Element forwarded = payload.elements().getFirst().child(FORWARD, "forwarded");
            Element message = forwarded == null ? null : forwarded.child(Payload.CONTENT_NAMESPACE, "message");
            return message == null || "error".equals(message.attribute("type"))
                    || !ChatStates.isAll(message.children())
                            ? null
                            : new ChatState(sender, Jid.ofText(message.attribute("from")),
                                    Jid.ofText(message.attribute("to")));
        }
    }

    /** The stanza's key, or null for a stanza that may not wait; so is every one of which this class knows nothing. */
    static @Nullable ReplacementKey of(Stanza stanza) {
        Jid sender = stanza.from();
        if (sender == null || stanza.isError()) {
            return null;
        }
        return switch (stanza) {
            case Presence(_, _, _, Presence.Type type, _, _) when type == Presence.Type.AVAILABLE
                    || type == Presence.Type.UNAVAILABLE ->
                new Availability(sender);
            case Message message when ChatStates.isAll(message.payload()) -> new ChatState(sender, null, null);
            case Message message -> ChatState.copied(sender, message.payload());
            default -> null;
        };
    }
}
