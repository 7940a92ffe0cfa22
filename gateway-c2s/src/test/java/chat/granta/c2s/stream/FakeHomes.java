package chat.granta.c2s.stream;

import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeLink;
import chat.granta.c2s.home.ServerCapabilities;
import chat.granta.c2s.home.UserHomes;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** UserHomes that note what they are told; the test speaks for them. */
final class FakeHomes implements UserHomes {
    record Request(Jid account, @Nullable String resource) {}

    record Resumption(Jid account, String id, long h) {}

    record Refusal(Stanza stanza, String condition) {}

    record Enabling(@Nullable String id, Duration max) {}

    final List<Request> requests = new ArrayList<>();
    final List<Resumption> resumptions = new ArrayList<>();
    final List<Stanza> sent = new ArrayList<>();
    final List<Refusal> refused = new ArrayList<>();
    final List<Enabling> enabled = new ArrayList<>();
    final List<Long> acknowledged = new ArrayList<>();
    final List<Long> awaited = new ArrayList<>();
    long handled;
    int closed;
    int detached;
    boolean isReady = true;
    @Nullable
    ServerCapabilities server;
    private @Nullable ClientSession client;

    @Override
    public HomeLink bind(Jid account, @Nullable String resource, ClientSession connection) {
        requests.add(new Request(account, resource));
        client = connection;
        return new Link();
    }

    @Override
    public HomeLink resume(Jid account, String id, long h, ClientSession connection) {
        resumptions.add(new Resumption(account, id, h));
        client = connection;
        return new Link();
    }

    @Override
    public @Nullable ServerCapabilities server() {
        return server;
    }

    @Override
    public boolean isReady() {
        return isReady;
    }

    /** The connection that asked last. */
    ClientSession client() {
        if (client == null) {
            throw new IllegalStateException("no connection has asked for anything");
        }
        return client;
    }

    private final class Link implements HomeLink {
        @Override
        public void send(Stanza stanza) {
            sent.add(stanza);
        }

        @Override
        public void refuse(Stanza stanza, StanzaError error) {
            refused.add(new Refusal(stanza, error.condition()));
        }

        @Override
        public void enable(@Nullable String id, Duration max) {
            enabled.add(new Enabling(id, max));
        }

        @Override
        public long handled() {
            return handled;
        }

        @Override
        public void tellWhenHandled(long count) {
            awaited.add(count);
        }

        @Override
        public void acknowledged(long count) {
            acknowledged.add(count);
        }

        @Override
        public void detach() {
            detached++;
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
