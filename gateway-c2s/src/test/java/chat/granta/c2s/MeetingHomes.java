package chat.granta.c2s;

import chat.granta.c2s.home.Capabilities;
import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeLink;
import chat.granta.c2s.home.Homes;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Homes without a log: every wish is granted, and a stanza for a full JID reaches whoever has it. */
final class MeetingHomes implements Homes {
    final Map<Jid, ClientSession> sessions = new ConcurrentHashMap<>();

    @Override
    public HomeLink bind(Jid account, @Nullable String resource, ClientSession client) {
        Jid jid = account.withResource(resource == null ? "given" : resource);
        sessions.put(jid, client);
        client.bound(jid);
        return new HomeLink() {
            @Override
            public void send(Stanza stanza) {
                ClientSession addressee = stanza.to() == null ? null : sessions.get(stanza.to());
                if (addressee != null) {
                    addressee.deliver(stanza, null);
                }
            }

            @Override
            public void close() {
                sessions.remove(jid, client);
            }
        };
    }

    @Override
    public @Nullable Capabilities server() {
        return null;
    }

    @Override
    public boolean isReady() {
        return true;
    }
}
