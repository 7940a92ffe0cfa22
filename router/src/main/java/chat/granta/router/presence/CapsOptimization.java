package chat.granta.router.presence;

import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0115 section 8.4: a client may tell its capabilities with its first presence and when they change. Presence without them
 * gets those of the presence before, so that whoever comes later is told, too.
 */
public final class CapsOptimization {
    private static final ElementName CAPS = new ElementName("http://jabber.org/protocol/caps", "c");

    /** What the server's discovery says of capabilities (sections 7 and 8.4). */
    public static final List<String> FEATURES = List.of(CAPS.namespace(), CAPS.namespace() + "#optimize");

    private CapsOptimization() {}

    /** @param before the presence that the same session has sent before, or null */
    static Presence complete(Presence presence, @Nullable Presence before) {
        if (before == null || !has(before) || has(presence)) {
            return presence;
        }
        Payload caps = before.payload().children().stream().filter(child -> CAPS.equals(child.first())).findFirst()
                .orElse(Payload.EMPTY);
        return new Presence(presence.from(), presence.to(), presence.id(), presence.type(), presence.lang(),
                presence.payload().with(caps));
    }

    private static boolean has(Presence presence) {
        return presence.payload().has(CAPS.namespace(), CAPS.localName());
    }
}
