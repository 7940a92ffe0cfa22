package chat.granta.c2s;

import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeCall;
import chat.granta.c2s.home.HomeLink;
import chat.granta.c2s.home.ServerCapabilities;
import chat.granta.c2s.home.UserHomes;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** UserHomes without a log: every wish is granted, and a stanza for a full JID reaches whoever has it. */
final class MeetingHomes implements UserHomes {
    final Map<Jid, ClientSession> sessions = new ConcurrentHashMap<>();

    @Override
    public HomeLink bind(Jid account, @Nullable String resource, ClientSession client) {
        Jid jid = account.withResource(resource == null ? "given" : resource);
        sessions.put(jid, client);
        client.tell(new HomeCall.Bound(jid));
        return new HomeLink() {
            @Override
            public void send(Stanza stanza) {
                ClientSession addressee = stanza.to() == null ? null : sessions.get(stanza.to());
                if (addressee != null) {
                    addressee.tell(new HomeCall.Deliver(stanza, null));
                }
            }

            @Override
            public void refuse(Stanza stanza, StanzaError error) {
                Stanza answer = error.answerTo(stanza);
                if (answer != null) {
                    client.tell(new HomeCall.Deliver(answer, null));
                }
            }

            @Override
            public void enable(@Nullable String id, Duration max) {
                client.tell(new HomeCall.Managed());
            }

            @Override
            public long handled() {
                return 0;
            }

            @Override
            public void tellWhenHandled(long count) {
                // Nothing is ever handled.
            }

            @Override
            public void acknowledged(long count) {
                // Nothing is kept.
            }

            @Override
            public void detach() {
                close();
            }

            @Override
            public void close() {
                sessions.remove(jid, client);
            }
        };
    }

    @Override
    public HomeLink resume(Jid account, String id, long h, ClientSession client) {
        throw new UnsupportedOperationException("nothing is kept");
    }

    @Override
    public @Nullable ServerCapabilities server() {
        return null;
    }

    @Override
    public boolean isReady() {
        return true;
    }
}
