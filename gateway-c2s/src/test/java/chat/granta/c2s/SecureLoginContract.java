package chat.granta.c2s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.granta.c2s.sasl.ScramClient;
import chat.granta.testkit.certificates.TestPki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * TLS and SASL together, on real sockets: channel binding, certificates of both sides, throttling, load balancers. Whoever
 * does the cryptography, it is the same.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SecureLoginContract {
    private static final TestPki PKI = new TestPki("Test CA");

    private final String provider;
    private Path directory;
    private TestGateway gateway;
    private Path certificate;
    private Path key;

    SecureLoginContract(String provider) {
        this.provider = "--granta.tls.provider=" + provider;
    }

    @BeforeAll
    void start(@TempDir Path shared) throws IOException {
        directory = shared;
        certificate = directory.resolve("server.pem");
        key = directory.resolve("server-key.pem");
        PKI.server("localhost").write(certificate, key);
        PKI.server("*.rooms.example").write(directory.resolve("rooms.pem"), directory.resolve("rooms-key.pem"));
        gateway = new TestGateway(directory, provider, "--granta.tls.certificate=" + certificate,
                "--granta.tls.key=" + key,
                "--granta.tls.hosts[0].certificate=" + directory.resolve("rooms.pem"),
                "--granta.tls.hosts[0].key=" + directory.resolve("rooms-key.pem"),
                "--granta.tls.client-ca=" + PKI.write(directory.resolve("ca.pem")));
        gateway.auth.keys = ScramClient.keysJson("pencil");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls-exporter", "tls-server-end-point"})
    void aLoginIsBoundToItsChannel(String binding) throws Exception {
        try (var romeo = gateway.connectsDirectly()) {
            SSLSession session = romeo.beginsTls(WireClient.context(), _ -> {}).getSession();
            String features = romeo.asksForFeatures();
            assertThat(features).contains("<sasl-channel-binding xmlns='urn:xmpp:sasl-cb:0'>"
                    + "<channel-binding type='tls-exporter'/><channel-binding type='tls-server-end-point'/>"
                    + "</sasl-channel-binding>", "<mechanism>SCRAM-SHA-256-PLUS</mechanism>",
                    "<mechanism>SCRAM-SHA-256</mechanism>");
            var scram = new ScramClient("romeo", "pencil", binding, data(binding, session));
            romeo.authenticates("SCRAM-SHA-256-PLUS", scram.first());
            String challenge = romeo.hears("</challenge>");
            // XEP-0474: what was offered, as the client saw it.
            assertThat(scram.offerSigned(challenge)).isEqualTo(scram.offerSeen(features));
            assertThat(romeo.says(scram.response(challenge)).hears("</success>")).contains("<success ");
        }
    }

    @Test
    void aLoginRelayedByAManInTheMiddleFails() throws Exception {
        try (var mallory = gateway.connectsDirectly(); var other = gateway.connectsDirectly()) {
            // Juliet's channel ends at Mallory; the proof is for that one, and Mallory's to us is another.
            SSLSession julietsChannel = other.beginsTls(WireClient.context(), _ -> {}).getSession();
            mallory.beginsTls(WireClient.context(), _ -> {});
            mallory.opens();
            var juliet = new ScramClient("juliet", "pencil", "tls-exporter", data("tls-exporter", julietsChannel));
            mallory.authenticates("SCRAM-SHA-256-PLUS", juliet.first());
            String response = juliet.response(mallory.hears("</challenge>"));
            assertThat(mallory.says(response).hears("</failure>")).contains("<not-authorized/>");
        }
    }

    @Test
    void withTls12TheExporterIsNotOffered() throws Exception {
        try (var client = gateway.connectsDirectly()) {
            client.beginsTls(WireClient.context(), tls12());
            assertThat(client.asksForFeatures()).contains("<channel-binding type='tls-server-end-point'/>")
                    .doesNotContain("tls-exporter");
        }
    }

    @Test
    void aMechanismThatWasNotOfferedDoesNotEndTheConversation() {
        try (var client = gateway.connects()) {
            client.upgrades().opens();
            client.authenticates("SCRAM-SHA-512", "n,,n=romeo,r=abc".getBytes(StandardCharsets.UTF_8));
            assertThat(client.hears("</failure>")).contains("<invalid-mechanism/>");
            assertThat(client.triesPassword("romeo", "pencil")).startsWith("<success ");
        }
    }

    @Test
    void aCertificateLogsIn() {
        try (var juliet = gateway.connectsDirectly()) {
            juliet.beginsTls(WireClient.context(PKI.client("juliet@localhost").keyManagers()), _ -> {});
            assertThat(juliet.asksForFeatures()).contains("<mechanism>EXTERNAL</mechanism>");
            juliet.authenticates("EXTERNAL", new byte[0]).hears("<success ");
        }
        await().until(() -> gateway.audit().contains("EXTERNAL juliet@localhost 127.0.0.1 success"));
    }

    @Test
    void aCertificateOfAnyoneElseIsIgnored() {
        var stranger = new TestPki("Somebody's CA").client("juliet@localhost");
        try (var mallory = gateway.connectsDirectly()) {
            mallory.beginsTls(WireClient.context(stranger.keyManagers()), _ -> {});
            assertThat(mallory.asksForFeatures()).contains("SCRAM").doesNotContain("EXTERNAL");
            mallory.authenticates("EXTERNAL", new byte[0]);
            assertThat(mallory.hears("</failure>")).contains("<invalid-mechanism/>");
        }
    }

    @Test
    void theNameAskedForChoosesTheCertificate() throws Exception {
        assertThat(names("chat.rooms.example")).contains("*.rooms.example");
        assertThat(names("localhost")).contains("localhost");
        assertThat(names("unknown.example")).contains("localhost");
    }

    @Test
    void changedFilesCountForNewConnectionsAndOldOnesStay() throws Exception {
        try (var patient = new TestGateway(directory.resolve("changing"), provider,
                "--granta.tls.certificate=" + copy(certificate), "--granta.tls.key=" + copy(key));
                var early = patient.connectsDirectly()) {
            early.beginsTls("xmpp-client");
            early.logsIn("romeo", "pencil", "orchard");
            Files.writeString(directory.resolve("copy-server.pem"), "broken");
            PKI.server("changed.example").write(directory.resolve("copy-server.pem"),
                    directory.resolve("copy-server-key.pem"));
            await().untilAsserted(() -> {
                try (var late = patient.connectsDirectly()) {
                    assertThat(peer(late.beginsTls(WireClient.context(), _ -> {})).getSubjectAlternativeNames()
                            .toString()).contains("changed.example");
                }
            });
            early.says("<message to='romeo@localhost/orchard'><body>still here</body></message>").hears("still here");
        }
    }

    @Test
    void whoRenegotiatesIsDropped() {
        try (var client = gateway.connectsDirectly()) {
            SSLSocket tls = client.beginsTls(WireClient.context(), tls12());
            client.opens();
            assertThat(afterRenegotiation(client, tls)).doesNotContain("<success", "timed out");
        }
    }

    @Test
    void sessionsAreNotResumed() {
        SSLContext remembering = WireClient.context();
        byte[] first = sessionId(remembering);
        assertThat(sessionId(remembering)).isNotEqualTo(first);
    }

    @Test
    void aTls13HandshakeWithTheLongerHashIsBoundToo() throws Exception {
        try (var romeo = gateway.connectsDirectly()) {
            SSLSession session = romeo.beginsTls(WireClient.context(), parameters -> parameters
                    .setCipherSuites(new String[]{"TLS_AES_256_GCM_SHA384"})).getSession();
            romeo.opens();
            var scram = new ScramClient("romeo", "pencil", "tls-exporter", data("tls-exporter", session));
            romeo.authenticates("SCRAM-SHA-256-PLUS", scram.first());
            romeo.says(scram.response(romeo.hears("</challenge>"))).hears("</success>");
        }
    }

    @Test
    void oldCiphersAreRefused() {
        try (var client = gateway.connectsDirectly()) {
            assertThatThrownBy(() -> client.beginsTls(WireClient.context(), parameters -> {
                parameters.setProtocols(new String[]{"TLSv1.2"});
                parameters.setCipherSuites(new String[]{"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});
            })).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void whoeverBeginsNoHandshakeIsDropped(@TempDir Path data) throws Exception {
        try (var hasty = new TestGateway(data, "--granta.tls.handshake-timeout=100ms");
                var silent = hasty.connectsDirectly()) {
            assertThat(silent.hearsTheEnd()).doesNotContain("<stream");
        }
    }

    private static String afterRenegotiation(WireClient client, SSLSocket tls) {
        try {
            tls.startHandshake();
            client.authenticates("PLAIN", "\0romeo\0pencil".getBytes(StandardCharsets.UTF_8));
            return client.hearsTheEnd();
        } catch (IOException | UncheckedIOException e) {
            return e + " " + e.getCause();
        }
    }

    private static byte[] data(String binding, SSLSession session) throws Exception {
        return binding.equals("tls-exporter")
                ? ((ExtendedSSLSession) session).exportKeyingMaterialData("EXPORTER-Channel-Binding", new byte[0], 32)
                : MessageDigest.getInstance("SHA-256").digest(session.getPeerCertificates()[0].getEncoded());
    }

    private String names(String asked) throws Exception {
        try (var client = gateway.connectsDirectly()) {
            SSLSocket tls = client.beginsTls(WireClient.context(),
                    parameters -> parameters.setServerNames(List.of(new SNIHostName(asked))));
            return peer(tls).getSubjectAlternativeNames().toString();
        }
    }

    private byte[] sessionId(SSLContext context) {
        try (var client = gateway.connectsDirectly()) {
            byte[] id = client.beginsTls(context, tls12()).getSession().getId();
            client.opens();
            return id;
        }
    }

    private static X509Certificate peer(SSLSocket tls) throws IOException {
        return (X509Certificate) tls.getSession().getPeerCertificates()[0];
    }

    private static Consumer<SSLParameters> tls12() {
        return parameters -> parameters.setProtocols(new String[]{"TLSv1.2"});
    }

    private Path copy(Path file) throws IOException {
        return Files.copy(file, directory.resolve("copy-" + file.getFileName()));
    }
}
