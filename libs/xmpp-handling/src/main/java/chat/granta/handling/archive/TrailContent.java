package chat.granta.handling.archive;

import chat.granta.model.Payload;
import java.util.Set;

/**
 * Which messages the audit trail names: those that say something. That somebody types, has received or has read something is not recorded. Hints
 * (XEP-0334) do not matter, as content is not kept.
 */
public final class TrailContent {
    private static final Set<String> SAYING = Set.of("eu.siacs.conversations.axolotl", "urn:xmpp:omemo:2",
            "urn:xmpp:openpgp:0", "jabber:x:encrypted", "jabber:x:conference", "urn:xmpp:message-retract:1",
            "urn:xmpp:reactions:0", "urn:xmpp:jingle-message:0");

    private TrailContent() {}

    public static boolean isIn(Payload payload) {
        return payload.has(Payload.CONTENT_NAMESPACE, "body") || payload.has(Payload.CONTENT_NAMESPACE, "subject")
                || payload.names().stream().anyMatch(name -> SAYING.contains(name.namespace()));
    }
}
