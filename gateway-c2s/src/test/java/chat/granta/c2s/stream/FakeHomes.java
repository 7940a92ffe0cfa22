package chat.granta.c2s.stream;

import chat.granta.c2s.home.Capabilities;
import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeLink;
import chat.granta.c2s.home.Homes;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Homes that note what they are told; the test speaks for them. */
final class FakeHomes implements Homes {
    record Request(Jid account, @Nullable String resource, ClientSession client) {}

    final List<Request> requests = new ArrayList<>();
    final List<Stanza> sent = new ArrayList<>();
    int closed;
    boolean isReady = true;
    @Nullable
    Capabilities server;

    @Override
    public HomeLink bind(Jid account, @Nullable String resource, ClientSession client) {
        requests.add(new Request(account, resource, client));
        return new HomeLink() {
            @Override
            public void send(Stanza stanza) {
                sent.add(stanza);
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }

    @Override
    public @Nullable Capabilities server() {
        return server;
    }

    @Override
    public boolean isReady() {
        return isReady;
    }

    ClientSession client() {
        return requests.getLast().client();
    }
}
