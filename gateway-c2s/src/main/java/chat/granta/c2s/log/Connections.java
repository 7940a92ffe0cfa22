package chat.granta.c2s.log;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Session;
import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeCall;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** This gateway's connections, as homes address them. */
final class Connections {
    private final Map<SessionAddress, SessionLink> links = new ConcurrentHashMap<>();
    private final UnreadStanzas unread = new UnreadStanzas();

    /** What they could not deliver. */
    UnreadStanzas unread() {
        return unread;
    }

    void add(SessionAddress address, SessionLink link) {
        links.put(address, link);
    }

    void remove(SessionAddress address) {
        links.remove(address);
    }

    /** The connection a record is for, or null when it has gone, or was a predecessor's. */
    @Nullable
    ClientSession find(Session address) {
        SessionLink link = link(SessionAddress.of(address));
        return link == null ? null : link.client();
    }

    @Nullable
    SessionLink link(SessionAddress address) {
        return links.get(address);
    }

    /** Cuts every connection off, with a stream error condition; what can be resumed elsewhere will be. */
    void cutAllOff(String streamError, String text) {
        links.values().forEach(link -> link.client().tell(new HomeCall.CutOff(streamError, text)));
        links.clear();
    }
}
