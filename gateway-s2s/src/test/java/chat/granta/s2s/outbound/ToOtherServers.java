package chat.granta.s2s.outbound;

import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.s2s.NotedFate;
import chat.granta.s2s.Wire;
import chat.granta.s2s.dialback.DialbackKeys;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.dns.ServerAddress;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.policy.ServerProof;
import chat.granta.s2s.receiving.ReceivingServices;
import chat.granta.s2s.sending.OutgoingStanza;
import chat.granta.s2s.sending.RemoteServers;
import chat.granta.s2s.sending.SendingServices;
import chat.granta.tls.TlsClient;
import chat.granta.tls.TlsServer;
import chat.granta.tls.TlsSettings;
import chat.granta.tls.TrustAnchors;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Verona sends, over connections in clear that a test holds the other end of, mostly to Mantua. */
abstract class ToOtherServers {
    static final DomainPair PAIR = new DomainPair("verona.example", "mantua.example");
    static final ServerAddress ADDRESS = new ServerAddress(new InetSocketAddress("127.0.0.1", 1), false);
    static final String HEADER = "<stream:stream xmlns='jabber:server' "
            + "xmlns:stream='http://etherx.jabber.org/streams' xmlns:db='jabber:server:dialback' id='abc' "
            + "from='mantua.example' version='1.0'><stream:features>"
            + "<dialback xmlns='urn:xmpp:features:dialback'/></stream:features>";
    static final String WITH_ERRORS = HEADER.replace("<dialback xmlns='urn:xmpp:features:dialback'/>",
            "<dialback xmlns='urn:xmpp:features:dialback'><errors/></dialback>");
    static final String VALID = "<db:result from='mantua.example' to='verona.example' type='valid'/>";

    @TempDir
    static Path directory;
    static TlsClient tls;
    static TlsServer listeningTls;
    final List<Wire<OutboundStream>> wires = new CopyOnWriteArrayList<>();
    final List<String> fates = new ArrayList<>();
    final List<String> delivered = new ArrayList<>();
    final DialbackKeys keys = new DialbackKeys("secret");
    CompletionStage<List<ServerAddress>> found = CompletableFuture.completedFuture(List.of(ADDRESS));
    boolean isAnswering = true;
    final List<ServerAddress> tried = new CopyOnWriteArrayList<>();
    final Set<ServerAddress> silent = new HashSet<>();
    final List<BooleanSupplier> late = new CopyOnWriteArrayList<>();
    int lookups;
    ReceivingServices receiving;
    final RemoteServers servers = servers(Map.of());

    @BeforeAll
    static void makeCertificate() {
        var settings = new TlsSettings(null, null, null, List.of(), null, null);
        tls = new TlsClient(settings, List.of("verona.example"), directory, "xmpp-server", TrustAnchors.OF_JAVA);
        listeningTls = new TlsServer(settings, List.of("verona.example"), directory, "xmpp-server",
                TrustAnchors.OF_JAVA);
    }

    RemoteServers servers(Map<String, String> settings) {
        return servers(settings, Wire.policy(settings));
    }

    RemoteServers servers(Map<String, String> settings, DomainPolicy policy) {
        Connections connections = (_, address, owner, done) -> {
            tried.add(address);
            if (silent.contains(address)) {
                late.add(() -> done.test(new Wire<>(owner).stream()));
            } else if (isAnswering) {
                wires.add(new Wire<>(owner));
                done.test(wire().stream());
            } else {
                done.test(null);
            }
        };
        receiving = Wire.receiving(settings, policy, keys, delivered);
        return new RemoteServers(new SendingServices(receiving.settings(), policy, _ -> {
            lookups++;
            return found;
        }, new OutboundStreams(new OutboundServices(receiving, new ServerProof(tls), connections)),
                receiving.metrics()));
    }

    NotedFate send(RemoteServers to, String id, Duration patience) {
        return send(to, PAIR, id, patience);
    }

    NotedFate send(RemoteServers to, DomainPair pair, String id, Duration patience) {
        return send(to, pair, id, 400, patience);
    }

    NotedFate send(RemoteServers to, DomainPair pair, String id, int bytes, Duration patience) {
        var body = Payload.of(Element.named(Payload.CONTENT_NAMESPACE, "body").text("Hi").build());
        var message = new Message(Jid.parse("juliet@" + pair.local()), Jid.parse("romeo@" + pair.remote()), id,
                Message.Type.CHAT, null, body);
        var fate = new NotedFate(id, fates);
        to.send(List.of(new OutgoingStanza(pair, message, bytes, System.nanoTime() + patience.toNanos(), fate)));
        return fate;
    }

    void send(String from, String to, String id) {
        send(servers, new DomainPair(from, to), id, Duration.ofMinutes(1));
    }

    void send(String id) {
        send(servers, id, Duration.ofMinutes(1));
    }

    Wire<OutboundStream> wire() {
        return wires.getLast();
    }

    Wire<OutboundStream> connected() {
        wire().say(HEADER);
        wire().say(VALID);
        return wire();
    }
}
