package chat.granta.s2s.outbound;

import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.dialback.KeyVerdict;
import chat.granta.s2s.dialback.KeyVerifier;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** All servers that this one has something to say to. Any thread. */
public final class RemoteServers implements KeyVerifier {
    private final OutboundServices services;
    private final ConcurrentMap<DomainPair, RemoteServer> servers = new ConcurrentHashMap<>();
    private final AtomicLong waiting = new AtomicLong();

    public RemoteServers(OutboundServices services) {
        this.services = services;
    }

    /** Takes a stanza, behind all that were taken before for the same pair of domains. */
    public void send(OutgoingStanza stanza) {
        String refusal = services.policy().refusal(stanza.pair().remote());
        if (refusal != null) {
            services.metrics().returned();
            stanza.fate().failed(RemoteErrors.denied(refusal));
            return;
        }
        with(stanza.pair(), server -> server.send(stanza, System.nanoTime()));
    }

    @Override
    public void verify(DomainPair pair, String streamId, String key, Consumer<KeyVerdict> answer) {
        with(pair, server -> server.ask(new KeyQuestion(streamId, key, answer), System.nanoTime()));
    }

    /** A server is not forgotten while somebody speaks to it. */
    private void with(DomainPair pair, Consumer<RemoteServer> action) {
        servers.compute(pair, (_, known) -> {
            RemoteServer server = known == null ? new RemoteServer(services, pair, waiting) : known;
            action.accept(server);
            return server;
        });
    }

    /** Looks what is overdue; called again and again by one thread. */
    public void look() {
        long now = System.nanoTime();
        servers.forEach((pair, server) -> {
            String refusal = services.policy().refusal(pair.remote());
            if (refusal != null) {
                server.deny(refusal);
            }
            server.look(now);
            servers.computeIfPresent(pair, (_, known) -> known.isForgettable(now) ? null : known);
        });
    }

    /** Lets go of the remote domains whose stanzas another gateway has taken over. */
    public void release(Predicate<String> isTakenOver) {
        servers.forEach((pair, server) -> {
            if (isTakenOver.test(pair.remote())) {
                server.release();
            }
        });
    }

    /** Bytes that wait for all servers. */
    public long waiting() {
        return waiting.get();
    }
}
