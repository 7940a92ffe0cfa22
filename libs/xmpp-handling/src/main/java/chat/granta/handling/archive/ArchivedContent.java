package chat.granta.handling.archive;

import chat.granta.handling.chatstate.ChatStates;
import chat.granta.handling.hints.Hints;
import chat.granta.model.Payload;
import java.util.Set;

/** XEP-0313 section 6.1: which messages archives have, by their content and by what their senders want (XEP-0334). */
public final class ArchivedContent {
    /** What belongs to a conversation although it has no body: receipts, markers, reactions, retractions, encrypted bodies. */
    private static final Set<String> CONVERSATION = Set.of("urn:xmpp:receipts", "urn:xmpp:chat-markers:0",
            "urn:xmpp:reactions:0", "urn:xmpp:message-retract:1", "urn:xmpp:message-correct:0", "urn:xmpp:fasten:0",
            "eu.siacs.conversations.axolotl", "urn:xmpp:omemo:2", "urn:xmpp:openpgp:0", "jabber:x:encrypted",
            "jabber:x:conference", "http://jabber.org/protocol/muc#user", "urn:xmpp:jingle-message:0");

    private ArchivedContent() {}

    /**
     * Whether archives have a message with this payload. A retraction is there whatever its sender wants (XEP-0424 section 4), for those who are not there
     * when it is sent.
     */
    public static boolean isIn(Payload payload) {
        return payload.has("urn:xmpp:message-retract:1", "retract") || !Hints.forbidArchiving(payload)
                && (payload.has(Payload.CONTENT_NAMESPACE, "body") || Hints.wantStoring(payload)
                        || payload.names().stream().anyMatch(name -> CONVERSATION.contains(name.namespace()))
                                && !ChatStates.isAtMost(payload));
    }
}
