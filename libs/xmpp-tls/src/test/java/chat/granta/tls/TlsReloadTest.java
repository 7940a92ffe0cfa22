package chat.granta.tls;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import chat.granta.testkit.certificates.TestPki;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates that change while the service runs, whoever does the cryptography. */
@ParameterizedClass
@EnumSource(TlsSettings.Provider.class)
class TlsReloadTest {
    private static final TestPki PKI = new TestPki("Test CA");

    /** What may be wrong with files that have settled. */
    enum Fault {
        CUT, EMPTY, GONE, KEY_OF_ANOTHER
    }

    @Parameter
    TlsSettings.Provider provider;

    @TempDir
    private Path directory;

    private final Logger logger = (Logger) org.slf4j.LoggerFactory.getLogger(TlsServer.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Path certificate;
    private Path key;
    private TlsServer server;

    @BeforeEach
    void serve() throws IOException {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
        logger.setLevel(Level.INFO);
        certificate = directory.resolve("server.pem");
        key = directory.resolve("server-key.pem");
        PKI.server("first.example").write(certificate, key);
        server = server();
        log.list.clear();
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @ParameterizedTest
    @EnumSource
    void brokenFilesKeepTheOldCertificateAreReportedOnceAndGoodOnesAreTakenThen(Fault fault) throws Exception {
        make(fault);
        server.look();
        assertThat(log.list).isEmpty();
        for (int i = 0; i < 3; i++) {
            server.look();
            assertThat(served()).contains("first.example");
        }
        assertThat(log.list).hasSize(1).allSatisfy(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage()).contains("Changed certificates cannot be used", "granta.tls.",
                    "server");
        });

        PKI.server("second.example").write(certificate, key);
        server.look();
        assertThat(served()).contains("first.example");
        server.look();
        assertThat(served()).contains("second.example");
        assertThat(log.list).hasSize(2).last().satisfies(event -> assertThat(event.getLevel()).isEqualTo(Level.INFO));
    }

    /** Kubernetes replaces the directory behind the links that a secret's files are, more than once in their life. */
    @Test
    void theDirectoryBehindLinksIsSeenToChangeEachTime() throws Exception {
        Path secret = Files.createDirectory(directory.resolve("secret"));
        Path data = secret.resolve("..data");
        certificate = Files.createSymbolicLink(secret.resolve("tls.crt"), Path.of("..data", "tls.crt"));
        key = Files.createSymbolicLink(secret.resolve("tls.key"), Path.of("..data", "tls.key"));
        Files.createSymbolicLink(data, issue("zeroth.example"));
        server = server();
        for (String host : List.of("third.example", "fourth.example", "fifth.example")) {
            Path fresh = Files.createSymbolicLink(secret.resolve("..data_tmp"), issue(host));
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
            server.look();
            server.look();
            assertThat(served()).contains(host);
        }
    }

    @Test
    void untilWhenTheCertificateIsValidIsKnownAnewWhenItIsRenewed() {
        PKI.expired("first.example").write(certificate, key);
        server = server();
        assertThat(server.validUntil()).isBefore(Instant.now());
        TestPki.Identity renewed = PKI.server("first.example");
        renewed.write(certificate, key);
        server.look();
        server.look();
        assertThat(server.validUntil()).isEqualTo(renewed.certificate().getNotAfter().toInstant())
                .isAfter(Instant.now());
    }

    private Path issue(String host) throws IOException {
        Path issued = Files.createDirectory(directory.resolve(host));
        PKI.server(host).write(issued.resolve("tls.crt"), issued.resolve("tls.key"));
        return issued;
    }

    private TlsServer server() {
        return new TlsServer(
                new TlsSettings(certificate, key, provider, List.of(), null, Duration.ofSeconds(10)),
                List.of("localhost"),
                directory, "xmpp-client", null);
    }

    private void make(Fault fault) throws IOException {
        switch (fault) {
            case CUT -> Files.writeString(certificate, Files.readString(certificate).substring(0, 200));
            case EMPTY -> Files.writeString(key, "");
            case GONE -> Files.delete(certificate);
            case KEY_OF_ANOTHER ->
                PKI.server("another.example").write(directory.resolve("another.pem"), key);
        }
    }

    /** The names in the certificate that a client sees now. */
    private String served() throws Exception {
        var client = SslContextBuilder.forClient().sslProvider(SslProvider.JDK)
                .trustManager(InsecureTrustManagerFactory.INSTANCE).build()
                .newHandler(UnpooledByteBufAllocator.DEFAULT);
        try (var handshake = new Handshake(server.direct(UnpooledByteBufAllocator.DEFAULT), client)) {
            var seen = (X509Certificate) handshake.client().getPeerCertificates()[0];
            return seen.getSubjectAlternativeNames().toString();
        }
    }
}
