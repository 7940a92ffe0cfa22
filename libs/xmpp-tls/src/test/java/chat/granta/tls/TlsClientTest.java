package chat.granta.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.settings.SettingException;
import chat.granta.testkit.certificates.TestPki;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two domains' servers shake hands, as gateways for servers will. */
@ParameterizedClass
@EnumSource(TlsSettings.Provider.class)
class TlsClientTest {
    private static final ByteBufAllocator ALLOCATOR = UnpooledByteBufAllocator.DEFAULT;
    private static final String ALPN = "xmpp-server";
    private static final TestPki PKI = new TestPki("Test CA");

    @Parameter
    TlsSettings.Provider provider;

    @TempDir
    private Path directory;

    private TrustAnchors anchors;

    @BeforeEach
    void trust() throws IOException {
        anchors = new TrustAnchors(PKI.write(directory.resolve("ca.pem")), "granta.s2s.ca");
    }

    @Test
    void eachSideProvesItsDomainToTheOther() {
        TlsClient verona = client(issued("verona.example"));
        TlsServer mantua = server(issued("mantua.example"), anchors);
        try (var handshake = new Handshake(mantua.starttls(ALLOCATOR),
                verona.starttls(ALLOCATOR, "verona.example", "mantua.example"))) {
            assertThat(verona.objection(handshake.client(), "mantua.example")).isNull();
            assertThat(mantua.objection(handshake.server(), "verona.example")).isNull();
            assertThat(handshake.client().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void aCertificateProvesNoOtherDomain() {
        TlsClient verona = client(issued("verona.example"));
        TlsServer mantua = server(issued("mantua.example"), anchors);
        try (var handshake = new Handshake(mantua.direct(ALLOCATOR),
                verona.direct(ALLOCATOR, "verona.example", "padua.example"))) {
            assertThat(verona.objection(handshake.client(), "padua.example")).contains("not for padua.example");
            assertThat(mantua.objection(handshake.server(), "padua.example")).contains("not for padua.example");
        }
    }

    @Test
    void whatNobodyTrustsProvesNothingAndTheHandshakeGoesWellSoThatDialbackCanFollow() {
        var settings = new TlsSettings(null, null, provider, List.of(), null, null);
        var verona = new TlsClient(settings, List.of("verona.example"), directory.resolve("verona"), ALPN,
                TrustAnchors.OF_JAVA);
        var mantua = new TlsServer(settings, List.of("mantua.example"), directory.resolve("mantua"), ALPN,
                TrustAnchors.OF_JAVA);
        try (var handshake = new Handshake(mantua.starttls(ALLOCATOR),
                verona.starttls(ALLOCATOR, "verona.example", "mantua.example"))) {
            assertThat(verona.objection(handshake.client(), "mantua.example"))
                    .isEqualTo(mantua.objection(handshake.server(), "verona.example"))
                    .isEqualTo("its certificate is not trusted: no authority that is known here stands behind it");
        }
    }

    @Test
    void aServerThatAsksForNoCertificateTrustsNobody() {
        TlsClient verona = client(issued("verona.example"));
        TlsServer mantua = server(issued("mantua.example"), null);
        try (var handshake = new Handshake(mantua.starttls(ALLOCATOR),
                verona.starttls(ALLOCATOR, "verona.example", "mantua.example"))) {
            assertThat(mantua.objection(handshake.server(), "verona.example")).isNotNull();
            assertThat(mantua.certified(handshake.server())).isEmpty();
        }
    }

    @Test
    void directTlsAsksForItsProtocolAndStarttlsForNone() {
        TlsClient verona = client(issued("verona.example"));
        TlsServer mantua = server(issued("mantua.example"), anchors);
        try (var direct = new Handshake(mantua.direct(ALLOCATOR),
                verona.direct(ALLOCATOR, "verona.example", "mantua.example"));
                var upgraded = new Handshake(mantua.starttls(ALLOCATOR),
                        verona.starttls(ALLOCATOR, "verona.example", "mantua.example"))) {
            assertThat(direct.alpn()).isEqualTo(ALPN);
            assertThat(upgraded.alpn()).isNull();
        }
    }

    @Test
    void bothSidesChooseTheCertificateOfTheDomainThatIsMeant() {
        TlsClient verona = client(issued("verona.example"), issued("rooms.verona.example"));
        TlsServer mantua = server(List.of(issued("mantua.example"), issued("*.mantua.example")), anchors);
        try (var handshake = new Handshake(mantua.starttls(ALLOCATOR),
                verona.starttls(ALLOCATOR, "rooms.verona.example", "rooms.mantua.example"))) {
            assertThat(verona.objection(handshake.client(), "rooms.mantua.example")).isNull();
            assertThat(mantua.objection(handshake.server(), "rooms.verona.example")).isNull();
            assertThat(mantua.objection(handshake.server(), "verona.example")).isNotNull();
        }
    }

    @Test
    void aChangedCertificateIsShownOnTheNextConnection() {
        TlsClient verona = client(issued("verona.example"));
        TlsServer mantua = server(issued("mantua.example"), anchors);
        PKI.server("moved.example").write(directory.resolve("verona.example.pem"),
                directory.resolve("verona.example.key"));
        verona.look();
        verona.look();
        try (var handshake = new Handshake(mantua.starttls(ALLOCATOR),
                verona.starttls(ALLOCATOR, "moved.example", "mantua.example"))) {
            assertThat(mantua.objection(handshake.server(), "moved.example")).isNull();
        }
    }

    @Test
    void authoritiesThatAreNoneNameTheSetting() throws IOException {
        Path wrong = Files.writeString(directory.resolve("wrong.pem"), "");
        TlsSettings settings = settings(List.of(issued("verona.example")));
        assertThatThrownBy(() -> new TlsClient(settings, List.of("verona.example"), directory, ALPN,
                new TrustAnchors(wrong, "granta.s2s.ca"))).isInstanceOf(SettingException.class)
                .hasMessageContainingAll("granta.s2s.ca", "wrong.pem");
    }

    private TlsClient client(TlsSettings.Host... certificates) {
        return new TlsClient(settings(List.of(certificates)), List.of("localhost"), directory, ALPN, anchors);
    }

    private TlsServer server(TlsSettings.Host certificate, TrustAnchors peers) {
        return server(List.of(certificate), peers);
    }

    private TlsServer server(List<TlsSettings.Host> certificates, TrustAnchors peers) {
        return new TlsServer(settings(certificates), List.of("localhost"), directory, ALPN, peers);
    }

    private TlsSettings settings(List<TlsSettings.Host> certificates) {
        return new TlsSettings(certificates.getFirst().certificate(), certificates.getFirst().key(), provider,
                certificates.subList(1, certificates.size()), null, Duration.ofSeconds(10));
    }

    private TlsSettings.Host issued(String name) {
        var files = new TlsSettings.Host(directory.resolve(name + ".pem"), directory.resolve(name + ".key"));
        PKI.server(name).write(files.certificate(), files.key());
        return files;
    }
}
