package chat.granta.s2s.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.s2s.dialback.DialbackKeys;
import chat.granta.s2s.dialback.KeyVerdict;
import chat.granta.s2s.management.ManagedSessions;
import chat.granta.s2s.receiving.ReceivingServices;
import chat.granta.s2s.sending.RemoteServers;
import chat.granta.s2s.sending.SendingServices;
import chat.granta.s2s.stream.S2sMetrics;
import chat.granta.s2s.Wire;
import chat.granta.tls.TlsServer;
import chat.granta.tls.TlsSettings;
import chat.granta.tls.TrustAnchors;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What auditors read of other servers: which came, and which were not let in, and why. */
class FederationAuditTest {
    @TempDir
    private Path directory;

    private final List<String> audited = new ArrayList<>();

    private Wire<InboundStream> stream(Map<String, String> settings, KeyVerdict verdict) {
        var policy = Wire.policy(settings);
        var known = Wire.receiving(settings, policy, new DialbackKeys("secret"), new ArrayList<>());
        var metrics = new S2sMetrics(new SimpleMeterRegistry(),
                event -> audited
                        .add(event.kind() + " " + event.domain() + ' ' + event.method() + ' ' + event.reason()));
        var receiving = new ReceivingServices(known.domains(), known.settings(), policy, known.homes(), known.keys(),
                known.remote(), metrics);
        var servers = new RemoteServers(new SendingServices(known.settings(), policy, _ -> new CompletableFuture<>(),
                (_, _, _, done) -> done.test(null), metrics));
        var tls = new TlsServer(new TlsSettings(null, null, null, List.of(), null, null), List.of("verona.example"),
                directory, "xmpp-server", TrustAnchors.OF_JAVA);
        var services = new InboundServices(receiving, Wire.addresses(), tls,
                (_, _, _, answer) -> answer.accept(verdict), servers, new ManagedSessions());
        return new Wire<>(out -> new InboundStream(services, out, false, () -> {}));
    }

    private static void open(Wire<InboundStream> wire) {
        wire.say("<stream:stream xmlns='jabber:server' xmlns:stream='http://etherx.jabber.org/streams' "
                + "xmlns:db='jabber:server:dialback' from='mantua.example' to='verona.example' version='1.0'>");
    }

    private static void key(Wire<InboundStream> wire) {
        open(wire);
        wire.say("<db:result from='mantua.example' to='verona.example'>key</db:result>");
        wire.heard();
    }

    @Test
    void aServerThatComesAndGoes() {
        Wire<InboundStream> wire = stream(Map.of(), new KeyVerdict.Valid());
        key(wire);
        assertThat(audited).containsExactly("CONNECTED mantua.example dialback ");
        wire.say("</stream:stream>");
        assertThat(audited).last().isEqualTo("DISCONNECTED mantua.example  it has closed the stream");
    }

    @Test
    void aConnectionThatIsLost() {
        Wire<InboundStream> wire = stream(Map.of(), new KeyVerdict.Valid());
        key(wire);
        wire.cut();
        assertThat(audited).last().isEqualTo("DISCONNECTED mantua.example  the connection was lost");
    }

    @Test
    void aWrongKey() {
        key(stream(Map.of(), new KeyVerdict.Invalid()));
        assertThat(audited).containsExactly("UNPROVED mantua.example  wrong dialback key");
    }

    @Test
    void aDeniedDomain() throws IOException {
        Path denied = Files.writeString(directory.resolve("denied"), "mantua.example\n");
        open(stream(Map.of("granta.s2s.denied-domains", denied.toString()), new KeyVerdict.Valid()));
        assertThat(audited).singleElement().asString().startsWith("REFUSED mantua.example ");
    }
}
