package chat.granta.router.caps;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Presence;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0115 section 4: what a client's presence says of what it can do.
 *
 * @param key the hash's algorithm, and the hash
 */
record ClientCapabilities(String node, String key) {
    private static final ElementName CAPS = new ElementName("http://jabber.org/protocol/caps", "c");
    /** Longer than any hash. */
    private static final int MAX_VER = 256;
    private static final int MAX_NODE = 512;

    /** Null when the presence says nothing that can be used. */
    static @Nullable ClientCapabilities of(Presence presence) {
        if (!presence.payload().has(CAPS.namespace(), CAPS.localName())) {
            return null;
        }
        Element caps = presence.payload().elements(CAPS).getFirst();
        String node = caps.attribute("node");
        String hash = caps.attribute("hash");
        String ver = caps.attribute("ver");
        // Without a hash they are in the form of before version 1.4, which proves nothing.
        return node == null || hash == null || ver == null || hash.length() + ver.length() > MAX_VER
                || node.length() > MAX_NODE ? null : new ClientCapabilities(node, hash + ' ' + ver);
    }

    static String ver(String key) {
        return key.substring(key.indexOf(' ') + 1);
    }
}
