package chat.granta.c2s.csi;

import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0352 section 3.2: what a stanza that may wait is news of. Of two stanzas with equal news only the later matters.
 */
sealed interface ReplacementKey {
    /** @param sender the full JID; in a room, the occupant */
    record Availability(Jid sender) implements ReplacementKey {}

    /**
     * @param sender who sent it, or who says to have copied it: nobody's copies take the place of what others sent
     * @param copiedFrom the sender of the message copied, null when this is none
     * @param copiedTo its addressee
     */
    record ChatState(Jid sender, @Nullable String copiedFrom, @Nullable String copiedTo) implements ReplacementKey {}

    /** What this stanza is news of, or null when it is important: whatever is not known to be able to wait. */
    static @Nullable ReplacementKey of(Stanza stanza) {
        Jid sender = stanza.from();
        if (sender == null || stanza.isError()) {
            return null;
        }
        return switch (stanza) {
            case Presence(_, _, _, Presence.Type type, _, _) when type == Presence.Type.AVAILABLE
                    || type == Presence.Type.UNAVAILABLE ->
                new Availability(sender);
            case Message message when ChatStates.isAll(message.payload().names()) -> new ChatState(sender, null, null);
            case Message message -> ChatStates.copied(sender, message.payload());
            default -> null;
        };
    }
}
