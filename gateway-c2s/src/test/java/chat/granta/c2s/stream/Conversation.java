package chat.granta.c2s.stream;

import chat.granta.c2s.connection.ConnectionInitializer;
import chat.granta.c2s.credentials.LoginOffer;
import chat.granta.c2s.home.HomeCall;
import chat.granta.c2s.pace.ArchivePace;
import chat.granta.c2s.sasl.ClientMechanisms;
import chat.granta.c2s.sasl.LoginRecorder;
import chat.granta.c2s.sasl.TestAccounts;
import chat.granta.listening.ProxyProtocol;
import chat.granta.listening.limits.AddressLimit;
import chat.granta.listening.limits.RateLimit;
import chat.granta.model.Jid;
import chat.granta.tls.TlsServer;
import chat.granta.tls.TlsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client and a gateway in one thread, without a network: what the client says, and what it hears. The password of every
 * account is {@code pencil}.
 */
final class Conversation {
    static final String HEADER = "<stream:stream xmlns='jabber:client' "
            + "xmlns:stream='http://etherx.jabber.org/streams' to='localhost' version='1.0'>";
    static final C2sSettings SECURE = settings(true);
    static final C2sSettings CLEAR = settings(false);
    private static final TlsServer TLS = tls();

    final FakeHomes homes = new FakeHomes();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<String> audit = new ArrayList<>();
    final EmbeddedChannel channel;
    final StreamServices services;
    final ArchivePace pace = new ArchivePace(InstantSource.system());
    LoginOffer offer = new LoginOffer(List.of("PLAIN", "SCRAM-SHA-256", "X-UNKNOWN"), null);

    Conversation(C2sSettings settings) {
        var mechanisms = ClientMechanisms.of(TestAccounts.services(
                _ -> CompletableFuture.completedFuture(TestAccounts.allKeys("pencil"))));
        var logins = new LoginRecorder((account, mechanism, remote, _, success, reason) -> audit
                .add(account + " " + mechanism + " " + success), meters, mechanisms);
        this.services = new StreamServices("localhost", settings, new ProxyProtocol(List.of(), ""), TLS,
                mechanisms, () -> offer, logins, homes, pace, new StreamMetrics(meters),
                new AddressLimit(settings.connectionsPerAddress()));
        this.channel = new EmbeddedChannel(ConnectionInitializer.starttls(services));
        channel.freezeTime();
    }

    static Conversation inClear() {
        return new Conversation(CLEAR);
    }

    /** A client that has logged in and opened its third stream. */
    static Conversation authenticated() {
        var conversation = inClear();
        conversation.logIn("alice");
        conversation.says(HEADER);
        return conversation;
    }

    /** A client with the address {@code alice@localhost/phone}. */
    static Conversation bound() {
        return bound(CLEAR);
    }

    static Conversation bound(C2sSettings settings) {
        var conversation = new Conversation(settings);
        conversation.logIn("alice");
        conversation.says(HEADER);
        conversation.says("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
                + "<resource>phone</resource></bind></iq>");
        conversation.homes.client().tell(new HomeCall.Bound(Jid.parse("alice@localhost/phone")));
        conversation.hears();
        return conversation;
    }

    /** A bound client whose session is managed (XEP-0198) and can be resumed. */
    static Conversation managed() {
        var conversation = bound();
        conversation.says("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
        conversation.homes.client().tell(new HomeCall.Managed());
        conversation.hears();
        return conversation;
    }

    /** Sends bytes and returns what comes back. */
    String says(String xml) {
        channel.writeInbound(Unpooled.copiedBuffer(xml, StandardCharsets.UTF_8));
        return hears();
    }

    /** What has come since this was last asked. */
    String hears() {
        channel.runPendingTasks();
        var heard = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            heard.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.release();
        }
        return heard.toString();
    }

    String waits(Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        return hears();
    }

    /** Logs in with SCRAM and returns the answer to the last message. */
    String logIn(String name) {
        return logIn(name, "");
    }

    /** Logs in, sending something more with the last message. */
    String logIn(String name, String more) {
        says(HEADER);
        String bare = "n=" + name + ",r=abc";
        String challenge = says(auth("SCRAM-SHA-256", "n,," + bare));
        String serverFirst = new String(
                Base64.getDecoder().decode(challenge.replaceAll("<challenge [^>]*>|</challenge>", "")),
                StandardCharsets.UTF_8);
        return says("<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
                + base64(TestAccounts.clientFinal("pencil", bare, serverFirst, "n,,")) + "</response>" + more);
    }

    static String auth(String mechanism, String message) {
        return "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='" + mechanism + "'>" + base64(message)
                + "</auth>";
    }

    static String base64(String message) {
        return Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
    }

    static C2sSettings settings(boolean requireTls) {
        return settings(requireTls, 1000, RateLimit.ON, null);
    }

    static C2sSettings settings(boolean requireTls, int connectionsPerAddress, RateLimit rateLimit,
            @Nullable String seeOtherHost) {
        return settings(requireTls, connectionsPerAddress, rateLimit, Duration.ofMinutes(5), seeOtherHost);
    }

    static C2sSettings resumingNothing() {
        return settings(false, 1000, RateLimit.ON, Duration.ZERO, null);
    }

    private static C2sSettings settings(boolean requireTls, int connectionsPerAddress, RateLimit rateLimit,
            Duration resumeTimeout, @Nullable String seeOtherHost) {
        return new C2sSettings("127.0.0.1", 0, 0, requireTls, 20_000, Duration.ofSeconds(30), 65_536, 5,
                connectionsPerAddress, rateLimit, Duration.ofSeconds(90), Duration.ofMinutes(5), Duration.ofMinutes(1),
                1 << 20, 1000, resumeTimeout, Duration.ofSeconds(2), Duration.ofSeconds(5), seeOtherHost);
    }

    private static TlsServer tls() {
        try {
            return new TlsServer(new TlsSettings(null, null, TlsSettings.Provider.JDK, List.of(), null,
                    Duration.ofSeconds(10)), List.of("localhost"),
                    Files.createTempDirectory("granta-c2s"), "xmpp-client", null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
