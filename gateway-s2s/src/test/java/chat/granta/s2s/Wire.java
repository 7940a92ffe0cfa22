package chat.granta.s2s;

import chat.granta.dns.DnsClient;
import chat.granta.dns.DnsSettings;
import chat.granta.s2s.policy.AddressPolicy;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.policy.PolicySettings;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DialbackKeys;
import chat.granta.s2s.home.Homes;
import chat.granta.s2s.receiving.ReceivingServices;
import chat.granta.s2s.receiving.RemoteDomains;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.s2s.stream.S2sMetrics;
import chat.granta.s2s.stream.S2sSettings;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.carrier.StreamOwner;
import chat.granta.stream.carrier.TcpSettings;
import chat.granta.stream.carrier.TcpStream;
import chat.granta.stream.carrier.XmppStream;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The other end of a connection in clear that carries one stream, as text. */
public final class Wire<T extends StreamOwner> {
    private static final TcpSettings TCP = new TcpSettings(1 << 20, Duration.ofSeconds(1),
            _ -> new ChannelHandlerAdapter() {}, Channel::remoteAddress);

    private final EmbeddedChannel channel;
    private final T stream;

    /** A connection that has a clock of its own, see {@link #pass}. */
    public Wire(Function<XmppStream, T> owner) {
        this(owner, new EmbeddedChannel());
    }

    /** A connection by a clock that others share. */
    public Wire(Function<XmppStream, T> owner, MockTicker clock) {
        this(owner, EmbeddedChannel.builder().ticker(clock).build());
    }

    private Wire(Function<XmppStream, T> owner, EmbeddedChannel channel) {
        this.channel = channel;
        stream = TcpStream.install(channel, TCP, StreamLimits.beforeLogin(), owner);
    }

    public T stream() {
        return stream;
    }

    /** Sends text, and returns what is said to it. */
    public String say(String xml) {
        channel.runPendingTasks();
        channel.writeInbound(Unpooled.copiedBuffer(xml, StandardCharsets.UTF_8));
        return heard();
    }

    /** What was said since the last look. */
    public String heard() {
        channel.runPendingTasks();
        var text = new StringBuilder();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            text.append(out.toString(StandardCharsets.UTF_8));
            out.release();
        }
        return text.toString();
    }

    /** Time goes by. */
    public void pass(Duration time) {
        channel.freezeTime();
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    /** What is due by the clock is done. */
    public void doDue() {
        channel.runScheduledPendingTasks();
    }

    /** The connection is gone. */
    public void cut() {
        channel.close();
        channel.runPendingTasks();
    }

    /** Nobody looks at what is still said. */
    public void close() {
        channel.finishAndReleaseAll();
    }

    public boolean isOpen() {
        channel.runPendingTasks();
        return channel.isOpen();
    }

    /** Whether what comes on the connection is taken from it. */
    public boolean isRead() {
        channel.runPendingTasks();
        return channel.config().isAutoRead();
    }

    /** The settings' defaults, but for these. */
    public static S2sSettings settings(Map<String, String> own) {
        return new Binder(new MapConfigurationPropertySource(own)).bindOrCreate("granta.s2s", S2sSettings.class);
    }

    /** A policy that allows streams in clear, and by these settings. */
    public static DomainPolicy policy(Map<String, String> own) {
        var all = new HashMap<>(Map.of("granta.s2s.require-tls", "false"));
        all.putAll(own);
        return new DomainPolicy(new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("granta.s2s",
                PolicySettings.class));
    }

    /** By which everybody may connect. */
    public static AddressPolicy addresses() {
        DnsSettings dns = DnsSettings.of("127.0.0.1");
        return new AddressPolicy(new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("granta.s2s",
                PolicySettings.class), dns, new DnsClient(dns));
    }

    /**
     * Services of verona.example.
     *
     * @param delivered to which a line is added for each stanza that comes to a home
     */
    public static ReceivingServices receiving(Map<String, String> settings, DomainPolicy policy, DialbackKeys keys,
            List<String> delivered) {
        Homes homes = new Homes() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void deliver(Stanza stanza, Consumer<@Nullable Exception> done) {
                delivered.add(stanza.name() + ' ' + stanza.from() + " -> " + stanza.to());
                done.accept(null);
            }

            @Override
            public void refuse(Stanza stanza, StanzaError error, Consumer<@Nullable Exception> done) {
                delivered.add(error.condition() + " -> " + stanza.from());
                done.accept(null);
            }
        };
        return receiving(settings, policy, keys, "verona.example", homes);
    }

    /** Services of a domain. */
    public static ReceivingServices receiving(Map<String, String> settings, DomainPolicy policy, DialbackKeys keys,
            String domain, Homes homes) {
        return receiving(settings, policy, keys, domain, homes, System::nanoTime);
    }

    /** Services of a domain, by a clock. */
    public static ReceivingServices receiving(Map<String, String> settings, DomainPolicy policy, DialbackKeys keys,
            String domain, Homes homes, LongSupplier clock) {
        S2sSettings all = settings(settings);
        return new ReceivingServices(new LocalDomains(domain, "rooms." + domain), all, policy, homes, keys,
                new RemoteDomains(all.streamsPerDomain(), all.domainRateLimit()),
                new S2sMetrics(new SimpleMeterRegistry()), clock);
    }
}
