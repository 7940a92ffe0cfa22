package chat.granta.s2s.inbound;

import chat.granta.s2s.Wire;
import chat.granta.s2s.dialback.DialbackKeys;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.dialback.KeyVerdict;
import chat.granta.s2s.dialback.KeyVerifier;
import chat.granta.s2s.management.ManagedSessions;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.sending.RemoteServers;
import chat.granta.s2s.sending.SendingServices;
import chat.granta.tls.TlsServer;
import chat.granta.tls.TlsSettings;
import chat.granta.tls.TrustAnchors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Mantua's server opens streams to Verona's, over connections in clear that a test holds the other end of. */
abstract class FromMantua {
    static final String KEY = "b4835385f37fe2895af6c196b59097b16862406db80559900d96bf6fa7d23df3";

    @TempDir
    static Path directory;
    static TlsServer tls;
    final DialbackKeys keys = new DialbackKeys("secret");
    final List<String> delivered = new ArrayList<>();
    final List<String> asked = new ArrayList<>();

    /** Domains to which we would open a stream of our own. */
    final List<String> lookedUp = new ArrayList<>();
    RemoteServers servers;
    InboundServices services;
    KeyVerdict verdict = new KeyVerdict.Valid();

    /** Answers that are due; null: each is given at once. */
    List<Consumer<KeyVerdict>> held;
    Wire<InboundStream> wire = stream(Map.of());

    @BeforeAll
    static void makeCertificate() {
        tls = new TlsServer(new TlsSettings(null, null, null, List.of(), null, null), List.of("verona.example"),
                directory, "xmpp-server", TrustAnchors.OF_JAVA);
    }

    Wire<InboundStream> stream(Map<String, String> settings) {
        return stream(settings, Wire.policy(settings));
    }

    Wire<InboundStream> stream(Map<String, String> settings, DomainPolicy policy) {
        KeyVerifier verifier = (DomainPair pair, String streamId, String key, Consumer<KeyVerdict> answer) -> {
            asked.add(pair.remote() + ' ' + key);
            if (held == null) {
                answer.accept(verdict);
            } else {
                held.add(answer);
            }
        };
        var receiving = Wire.receiving(settings, policy, keys, delivered);
        servers = new RemoteServers(new SendingServices(receiving.settings(), policy, domain -> {
            lookedUp.add(domain);
            return new CompletableFuture<>();
        }, (_, _, _, done) -> done.test(null), receiving.metrics()));
        services = new InboundServices(receiving, Wire.addresses(), tls, verifier, servers, new ManagedSessions());
        return another();
    }

    Wire<InboundStream> another() {
        return new Wire<>(out -> new InboundStream(services, out, false, () -> {}));
    }

    static String header(String attributes) {
        return "<stream:stream xmlns='jabber:server' xmlns:stream='http://etherx.jabber.org/streams' "
                + "xmlns:db='jabber:server:dialback' " + attributes + ">";
    }

    String open() {
        return wire.say(header("from='mantua.example' to='verona.example' version='1.0'"));
    }

    String dialBack() {
        return wire.say("<db:result from='mantua.example' to='verona.example'>" + KEY + "</db:result>");
    }

    Wire<InboundStream> denying(Path list) {
        return stream(Map.of("granta.s2s.denied-domains", list.toString()));
    }
}
