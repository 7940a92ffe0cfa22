package chat.granta.c2s.csi;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XEP-0085 section 4: standalone notifications, messages that tell of a chat state and nothing else. */
final class ChatStates {
    private static final String STATES = "http://jabber.org/protocol/chatstates";
    private static final String HINTS = "urn:xmpp:hints";
    private static final String CARBONS = "urn:xmpp:carbons:2";
    private static final String FORWARD = "urn:xmpp:forward:0";

    private ChatStates() {}

    /** Whether a message with these children says nothing but a chat state. */
    static boolean isAll(List<ElementName> children) {
        boolean hasState = false;
        for (ElementName child : children) {
            if (child.namespace().equals(STATES)) {
                hasState = true;
            } else if (!isAside(child)) {
                return false;
            }
        }
        return hasState;
    }

    /** The chat state that is copied here from or to another device (XEP-0280), or null when it is anything else. */
    static ReplacementKey.@Nullable ChatState copied(Jid sender, Payload payload) {
        if (payload.names().size() != 1 || !payload.names().getFirst().namespace().equals(CARBONS)) {
            return null;
        }
        Element forwarded = payload.elements().getFirst().child(FORWARD, "forwarded");
        Element message = forwarded == null ? null : forwarded.child(Payload.CONTENT_NAMESPACE, "message");
        if (message == null || "error".equals(message.attribute("type"))
                || !isAll(message.children().stream().map(Element::name).toList())) {
            return null;
        }
        return new ReplacementKey.ChatState(sender, message.attribute("from"), message.attribute("to"));
    }

    /** The thread it is in (XEP-0085 section 5.1), and hints against keeping it (XEP-0334); one to keep it makes it matter. */
    private static boolean isAside(ElementName child) {
        return child.namespace().equals(HINTS) && child.localName().startsWith("no-")
                || child.namespace().equals(Payload.CONTENT_NAMESPACE) && child.localName().equals("thread");
    }
}
