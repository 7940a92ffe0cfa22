package chat.granta.s2s.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.dns.DnsClient;
import chat.granta.dns.DnsSettings;
import chat.granta.listening.limits.AddressLimit;
import chat.granta.s2s.Wire;
import chat.granta.s2s.dialback.DialbackKeys;
import chat.granta.s2s.inbound.InboundServices;
import chat.granta.s2s.management.ManagedSessions;
import chat.granta.s2s.policy.AddressPolicy;
import chat.granta.s2s.policy.PolicySettings;
import chat.granta.s2s.sending.RemoteServers;
import chat.granta.s2s.sending.SendingServices;
import chat.granta.testkit.dns.NameServer;
import chat.granta.tls.TlsServer;
import chat.granta.tls.TlsSettings;
import chat.granta.tls.TrustAnchors;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Who connects, before anything is read from them (RFC 5782). */
class InboundConnectionsTest {
    @TempDir
    private static Path directory;

    private static TlsServer tls;

    private NameServer dns;

    @BeforeAll
    static void makeCertificate() {
        tls = new TlsServer(new TlsSettings(null, null, null, List.of(), null, null), List.of("verona.example"),
                directory, "xmpp-server", TrustAnchors.OF_JAVA);
    }

    @BeforeEach
    void start() throws SocketException {
        dns = NameServer.start();
    }

    @AfterEach
    void close() {
        dns.close();
    }

    private EmbeddedChannel connected(String address, boolean isDirectTls) {
        var policy = Wire.policy(Map.of());
        var receiving = Wire.receiving(Map.of(), policy, new DialbackKeys("secret"), new ArrayList<>());
        var asked = DnsSettings.of("127.0.0.1:" + dns.port());
        var addresses = new AddressPolicy(
                new Binder(new MapConfigurationPropertySource(Map.of("granta.s2s.dnsbl", "zen.example")))
                        .bindOrCreate("granta.s2s", PolicySettings.class),
                asked, new DnsClient(asked));
        var servers = new RemoteServers(new SendingServices(receiving.settings(), policy,
                _ -> new CompletableFuture<>(), (_, _, _, done) -> done.test(null), receiving.metrics()));
        var services = new InboundServices(receiving, addresses, tls, (_, _, _, _) -> {}, servers,
                new ManagedSessions());
        return new EmbeddedChannel(new InboundConnections(services, new AddressLimit(10), isDirectTls)) {
            @Override
            protected SocketAddress remoteAddress0() {
                return new InetSocketAddress(address, 40_000);
            }
        };
    }

    private static String heard(EmbeddedChannel channel) {
        channel.runPendingTasks();
        var text = new StringBuilder();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            text.append(out.toString(StandardCharsets.UTF_8));
            out.release();
        }
        return text.toString();
    }

    @Test
    void anAddressOnAListHearsSoAndThatIsAll() {
        dns.address("1.2.0.192.zen.example", "127.0.0.2");
        EmbeddedChannel channel = connected("192.0.2.1", false);
        var heard = new StringBuilder();
        await().until(() -> heard.append(heard(channel)).toString().contains("</stream:stream>"));
        assertThat(heard.toString()).contains("<policy-violation ", "zen.example");
    }

    @Test
    void anAddressOnNoListIsReadWhenThatIsKnown() {
        EmbeddedChannel channel = connected("192.0.2.2", false);
        await().until(() -> {
            channel.runPendingTasks();
            return channel.config().isAutoRead();
        });
        assertThat(channel.isOpen()).isTrue();
        assertThat(heard(channel)).isEmpty();
    }

    @Test
    void aListThatDoesNotAnswerKeepsNobodyOut() {
        dns.fails("3.2.0.192.zen.example");
        EmbeddedChannel channel = connected("192.0.2.3", false);
        await().until(() -> {
            channel.runPendingTasks();
            return channel.config().isAutoRead();
        });
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void noHandshakeIsMadeWithAnAddressOnAList() {
        dns.address("1.2.0.192.zen.example", "127.0.0.2");
        EmbeddedChannel channel = connected("192.0.2.1", true);
        await().until(() -> {
            channel.runPendingTasks();
            return !channel.isOpen();
        });
        assertThat(heard(channel)).isEmpty();
    }

    @Test
    void aStrangerHasSoManyBytes() {
        EmbeddedChannel channel = connected("192.0.2.2", false);
        await().until(() -> {
            channel.runPendingTasks();
            return channel.config().isAutoRead();
        });
        for (int i = 0; i < 13; i++) {
            channel.writeInbound(Unpooled.copiedBuffer(" ".repeat(10_000), StandardCharsets.UTF_8));
        }
        assertThat(heard(channel)).isEmpty();
        channel.writeInbound(Unpooled.copiedBuffer(" ".repeat(10_000), StandardCharsets.UTF_8));
        assertThat(heard(channel)).contains("<policy-violation ", "too many bytes");
    }
}
