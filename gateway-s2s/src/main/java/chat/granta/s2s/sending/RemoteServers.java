package chat.granta.s2s.sending;

import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.dialback.KeyVerdict;
import chat.granta.s2s.dialback.KeyVerifier;
import chat.granta.dns.ServerAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All servers that this one has something to say to. Any thread. */
public final class RemoteServers implements KeyVerifier, StanzaRoute {
    private final SendingServices services;
    private final ConcurrentMap<String, RemoteServer> servers = new ConcurrentHashMap<>();
    private final ConcurrentMap<InetSocketAddress, StanzaSender> opened = new ConcurrentHashMap<>();
    private final AtomicLong waiting = new AtomicLong();

    public RemoteServers(SendingServices services) {
        this.services = services;
    }

    @Override
    public void send(List<OutgoingStanza> stanzas) {
        Map<String, List<OutgoingStanza>> byDomain = new LinkedHashMap<>();
        stanzas.forEach(one -> byDomain.computeIfAbsent(one.pair().remote(), _ -> new ArrayList<>()).add(one));
        byDomain.forEach(this::send);
    }

    private void send(String domain, List<OutgoingStanza> stanzas) {
        String refusal = services.policy().refusal(domain);
        if (refusal == null) {
            with(domain, server -> server.send(stanzas, services.clock().getAsLong()));
        } else {
            stanzas.forEach(one -> {
                services.metrics().returned();
                one.fate().failed(RemoteErrors.denied(refusal));
            });
        }
    }

    @Override
    public void verify(DomainPair pair, String streamId, String key, Consumer<KeyVerdict> answer) {
        with(pair.remote(),
                server -> server.ask(new KeyQuestion(pair, streamId, key, answer), services.clock().getAsLong()));
    }

    /** A stream that another server has opened carries our stanzas, too (XEP-0288), of this pair for one. */
    public void offer(DomainPair pair, StanzaSender stream) {
        with(pair.remote(), server -> server.adopt(stream));
    }

    /** A server is not forgotten while somebody speaks to it. */
    private void with(String domain, Consumer<RemoteServer> action) {
        servers.compute(domain, (_, known) -> {
            RemoteServer server = known == null ? new RemoteServer(services, this, domain, waiting) : known;
            action.accept(server);
            return server;
        });
    }

    /** Looks what is overdue; called again and again by one thread. */
    public void look() {
        long now = services.clock().getAsLong();
        servers.forEach((domain, server) -> {
            String refusal = services.policy().refusal(domain);
            if (refusal != null) {
                server.deny(refusal);
            }
            server.look(now);
            servers.computeIfPresent(domain, (_, known) -> known.isForgettable(now) ? null : known);
        });
    }

    @Override
    public void release(Predicate<String> isTakenOver) {
        servers.forEach((domain, server) -> {
            if (isTakenOver.test(domain)) {
                server.release();
            }
        });
    }

    @Override
    public long waiting() {
        return waiting.get();
    }

    /**
     * The last stream that we have opened to an address; null when there is none, or when the DNS says what certificate the server there has:
     * it has been judged for the domain that the stream was opened for, and no other (RFC 7673).
     */
    @Nullable
    StanzaSender streamTo(ServerAddress address) {
        boolean isPinned = address.secure() != null && !address.secure().tlsa().isEmpty();
        return isPinned ? null : opened.get(address.address());
    }

    void opened(StanzaSender stream) {
        ServerAddress address = stream.address();
        if (address != null) {
            opened.put(address.address(), stream);
        }
    }

    void closed(StanzaSender stream) {
        ServerAddress address = stream.address();
        if (address != null) {
            opened.remove(address.address(), stream);
        }
    }
}
