package chat.granta.fuzz;

import chat.granta.c2s.connection.ConnectionInitializer;
import chat.granta.c2s.credentials.Credentials;
import chat.granta.c2s.credentials.LoginOffer;
import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeCall;
import chat.granta.c2s.home.HomeLink;
import chat.granta.c2s.home.ServerCapabilities;
import chat.granta.c2s.home.UserHomes;
import chat.granta.c2s.pace.ArchivePace;
import chat.granta.c2s.sasl.ClientMechanisms;
import chat.granta.c2s.sasl.LoginRecorder;
import chat.granta.c2s.sasl.PasswordHashing;
import chat.granta.c2s.sasl.SaslServices;
import chat.granta.c2s.stream.C2sSettings;
import chat.granta.c2s.stream.StreamMetrics;
import chat.granta.c2s.stream.StreamServices;
import chat.granta.listening.GatewaySockets;
import chat.granta.listening.Listener;
import chat.granta.listening.ProxyProtocol;
import chat.granta.listening.limits.AddressLimit;
import chat.granta.listening.limits.RateLimit;
import chat.granta.model.Jid;
import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import chat.granta.tls.TlsServer;
import chat.granta.tls.TlsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A gateway on a port of the loopback address, that lets everybody in with the password {@code pencil} and whose homes grant
 * every resource and send each stanza back.
 */
final class LiveGateway {
    private static final String PORT = "granta.c2s.port";

    private final GatewaySockets server;

    private LiveGateway(GatewaySockets server) {
        this.server = server;
    }

    static LiveGateway start() {
        var meters = new SimpleMeterRegistry();
        Credentials everybodys = credentials();
        var mechanisms = ClientMechanisms.of(new SaslServices("localhost",
                _ -> CompletableFuture.completedFuture(everybodys), (_, _, _) -> {},
                _ -> CompletableFuture.completedFuture(true), new PasswordHashing(), (_, _) -> true));
        var offer = new LoginOffer(List.of("PLAIN", "SCRAM-SHA-512"), null);
        C2sSettings settings = settings();
        var services = new StreamServices("localhost", settings, new ProxyProtocol(List.of(), ""), tls(),
                mechanisms, () -> offer, new LoginRecorder((_, _, _, _, _, _) -> {}, meters, mechanisms),
                new EchoingHomes(), new ArchivePace(InstantSource.system()),
                new StreamMetrics(meters), new AddressLimit(settings.connectionsPerAddress()));
        var server = new GatewaySockets("fuzz", settings.address(), settings.shutdownTimeout(),
                List.of(new Listener(PORT, settings.port(), ConnectionInitializer.starttls(services))));
        server.start();
        return new LiveGateway(server);
    }

    int port() {
        return server.port(PORT);
    }

    private static C2sSettings settings() {
        return new C2sSettings("127.0.0.1", 0, 0, false, 20_000, Duration.ofSeconds(30), 65_536, 5, 100_000,
                RateLimit.ON,
                Duration.ofSeconds(90), Duration.ofMinutes(5), Duration.ofMinutes(1), 1 << 20, 1000,
                Duration.ofMinutes(5), Duration.ofSeconds(1),
                Duration.ofSeconds(1), null);
    }

    private static TlsServer tls() {
        try {
            return new TlsServer(new TlsSettings(null, null, TlsSettings.Provider.JDK, List.of(), null,
                    Duration.ofSeconds(10)), List.of("localhost"), Files.createTempDirectory("granta-fuzz"),
                    "xmpp-client",
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One iteration, as it is the parser that is to be kept busy. */
    private static Credentials credentials() {
        try {
            byte[] salt = {1, 2, 3, 4};
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec("pencil".toCharArray(), salt, 1, 512)).getEncoded();
            byte[] stored = MessageDigest.getInstance("SHA-512").digest(hmac(salted, "Client Key"));
            byte[] server = hmac(salted, "Server Key");
            return new Credentials(List.of(new ScramKeys(ScramHash.SHA_512, 1, salt, stored, server),
                    new ScramKeys(ScramHash.SHA_256, 1, salt, new byte[32], new byte[32]),
                    new ScramKeys(ScramHash.SHA_1, 1, salt, new byte[20], new byte[20])), null, "1");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks PBKDF2 with HMAC-SHA-512", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(key, "HmacSHA512"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class EchoingHomes implements UserHomes {
        @Override
        public HomeLink bind(Jid account, @Nullable String resource, ClientSession client) {
            client.tell(new HomeCall.Bound(account.withResource(resource == null ? "fuzz" : resource)));
            return new EchoingLink(client);
        }

        @Override
        public HomeLink resume(Jid account, String id, long h, ClientSession client) {
            client.tell(new HomeCall.Resumed(account.withResource("fuzz"), 0, h));
            return new EchoingLink(client);
        }

        @Override
        public @Nullable ServerCapabilities server() {
            return null;
        }

        @Override
        public boolean isReady() {
            return true;
        }
    }
}
