package chat.granta.fuzz;

import chat.granta.dns.DnsClient;
import chat.granta.dns.DnsSettings;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DialbackKeys;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.dialback.KeyVerdict;
import chat.granta.s2s.home.Homes;
import chat.granta.s2s.inbound.InboundServices;
import chat.granta.s2s.inbound.InboundStream;
import chat.granta.s2s.management.ManagedSessions;
import chat.granta.s2s.policy.AddressPolicy;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.policy.PolicySettings;
import chat.granta.s2s.receiving.ReceivingServices;
import chat.granta.s2s.receiving.RemoteDomains;
import chat.granta.s2s.sending.RemoteServers;
import chat.granta.s2s.sending.SendingServices;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.s2s.stream.S2sMetrics;
import chat.granta.s2s.stream.S2sSettings;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.carrier.TcpSettings;
import chat.granta.stream.carrier.TcpStream;
import chat.granta.tls.TlsServer;
import chat.granta.tls.TlsSettings;
import chat.granta.tls.TrustAnchors;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * A stream that another server has opened to verona.example, in clear and without a network; its homes watch over who speaks. One key is right
 * for every domain.
 */
final class ServerStream implements Homes {
    static final String RIGHT_KEY = "right";
    private static final LocalDomains DOMAINS = new LocalDomains("verona.example", "rooms.verona.example");
    private static final DialbackKeys KEYS = new DialbackKeys("secret");
    private static final DnsSettings DNS = DnsSettings.of("127.0.0.1");
    private static final DnsClient DNS_CLIENT = new DnsClient(DNS);
    private static final TlsServer TLS = tls();
    private static final TcpSettings TCP = new TcpSettings(1 << 20, Duration.ofSeconds(1),
            _ -> new ChannelHandlerAdapter() {}, Channel::remoteAddress);

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final StringBuilder heard = new StringBuilder();
    private final Set<String> proved = new HashSet<>();

    ServerStream() {
        var properties = new Binder(new MapConfigurationPropertySource(Map.of("granta.s2s.require-tls", "false")));
        S2sSettings settings = properties.bindOrCreate("granta.s2s", S2sSettings.class);
        PolicySettings lists = properties.bindOrCreate("granta.s2s", PolicySettings.class);
        var policy = new DomainPolicy(lists);
        var metrics = new S2sMetrics(new SimpleMeterRegistry());
        var receiving = new ReceivingServices(DOMAINS, settings, policy, this, KEYS,
                new RemoteDomains(settings.streamsPerDomain(), settings.domainRateLimit()), metrics);
        var servers = new RemoteServers(new SendingServices(settings, policy, _ -> new CompletableFuture<>(),
                (_, _, _, done) -> done.test(null), metrics));
        var services = new InboundServices(receiving, new AddressPolicy(lists, DNS, DNS_CLIENT), TLS, this::verify,
                servers, new ManagedSessions());
        TcpStream.install(channel, TCP, StreamLimits.beforeLogin(),
                out -> new InboundStream(services, out, false, () -> {}));
    }

    private static TlsServer tls() {
        try {
            return new TlsServer(
                    new TlsSettings(null, null, TlsSettings.Provider.JDK, List.of(), null, Duration.ofSeconds(10)),
                    DOMAINS.all(), Files.createTempDirectory("granta-fuzz"), "xmpp-server", TrustAnchors.OF_JAVA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void verify(DomainPair pair, String streamId, String key, Consumer<KeyVerdict> answer) {
        if (key.equals(RIGHT_KEY)) {
            proved.add(pair.remote());
            answer.accept(new KeyVerdict.Valid());
        } else {
            answer.accept(new KeyVerdict.Invalid());
        }
    }

    /** The other server sends bytes. */
    void say(byte[] bytes) {
        if (channel.isOpen()) {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes));
            hear();
        }
    }

    private void hear() {
        channel.runPendingTasks();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            heard.append(out.toString(StandardCharsets.UTF_8));
            out.release();
        }
    }

    /** The connection ends. Returns what the gateway has said. */
    String end() {
        channel.close();
        hear();
        return heard.toString();
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void deliver(Stanza stanza, Consumer<@Nullable Exception> done) {
        check(stanza.from());
        Jid to = stanza.to();
        if (to == null || !DOMAINS.serves(to.domain())) {
            throw new AssertionError("a stanza to " + to + " has come in");
        }
        done.accept(null);
    }

    @Override
    public void refuse(Stanza stanza, StanzaError error, Consumer<@Nullable Exception> done) {
        check(stanza.from());
        done.accept(null);
    }

    private void check(@Nullable Jid from) {
        if (from == null || !proved.contains(from.domain())) {
            throw new AssertionError("a stanza from " + from + " has come in");
        }
    }
}
