package chat.granta.c2s.home;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** This gateway's connections, as homes address them. */
final class Connections {
    private final Map<SessionAddress, SessionLink> links = new ConcurrentHashMap<>();

    void add(SessionAddress address, SessionLink link) {
        links.put(address, link);
    }

    void remove(SessionAddress address) {
        links.remove(address);
    }

    /** The connection a record is for, or null when it has gone, or was a predecessor's. */
    @Nullable
    ClientSession find(Session address) {
        SessionLink link = links.get(SessionAddress.of(address));
        return link == null ? null : link.client();
    }

    /** Ends every session, with a stream error condition. */
    void endAll(String streamError, String text) {
        links.values().forEach(link -> link.client().end(streamError, text));
        links.clear();
    }
}
