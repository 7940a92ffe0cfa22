package chat.granta.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.settings.SettingException;
import chat.granta.testkit.certificates.TestPki;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ssl.pem.PemContent;

class TlsServerTest {
    private static final TlsSettings UNSET = settings(null, null, TlsSettings.Provider.JDK);

    @TempDir
    private Path data;

    @Test
    void theFirstStartMakesACertificateForTheDomain() throws Exception {
        new TlsServer(UNSET, List.of("münchen.example", "rooms.example"), data, "xmpp-client", null);
        X509Certificate certificate = certificate(data.resolve("tls/certificate.pem"));
        assertThat(certificate.getSubjectAlternativeNames()).contains(List.of(2, "xn--mnchen-3ya.example"),
                List.of(2, "rooms.example"), List.of(2, "localhost"), List.of(7, "127.0.0.1"));
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
        assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void theMadeCertificateIsAnAuthorityForItsOwnNamesAndSignsNoOther() throws Exception {
        server(UNSET, "münchen.example", data);
        X509Certificate certificate = certificate(data.resolve("tls/certificate.pem"));
        assertThat(certificate.getBasicConstraints()).as("pathLenConstraint").isZero();
        assertThat(certificate.getKeyUsage()).as("digitalSignature, keyCertSign").containsExactly(true, false, false,
                false, false, true, false, false, false);
        assertThat(certificate.getExtendedKeyUsage()).as("NSS takes an authority with it for no server").isNull();
        assertThat(certificate.getCriticalExtensionOIDs()).as("nameConstraints").contains("2.5.29.30");
        Path anchors = data.resolve("tls/certificate.pem");
        assertThat(handshake(anchors, "xn--mnchen-3ya.example")).isNull();
        assertThat(handshake(anchors, "rooms.example")).contains("is not for rooms.example");
    }

    /** What a client that trusts these authorities alone has against the server that answers it. */
    private String handshake(Path anchors, String domain) throws Exception {
        var server = server(UNSET, "münchen.example", data);
        var client = new TlsClient(UNSET, List.of("client.example"), data.resolve("client"), "xmpp-client",
                new TrustAnchors(anchors, "anchors"));
        try (var handshake = new Handshake(server.starttls(UnpooledByteBufAllocator.DEFAULT),
                client.starttls(UnpooledByteBufAllocator.DEFAULT, "client.example", domain))) {
            return client.objection(handshake.client(), domain);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.example", "münchen.example"})
    void aMadeCertificateIsKeptAsLongAsItIsForTheDomain(String later) throws Exception {
        server(UNSET, "münchen.example", data);
        byte[] first = Files.readAllBytes(data.resolve("tls/certificate.pem"));
        server(UNSET, later, data);
        var names = CertificateNames.of(certificate(data.resolve("tls/certificate.pem")));
        assertThat(names.isForServerOf(later)).isTrue();
        assertThat(Arrays.equals(Files.readAllBytes(data.resolve("tls/certificate.pem")), first))
                .isEqualTo(later.equals("münchen.example"));
    }

    @Test
    void onlyTheOwnerReadsTheKey() throws IOException {
        server(UNSET, "localhost", data);
        assertThat(Files.getPosixFilePermissions(data.resolve("tls/key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void laterStartsKeepTheCertificate() throws IOException {
        server(UNSET, "localhost", data);
        byte[] first = Files.readAllBytes(data.resolve("tls/certificate.pem"));
        server(UNSET, "localhost", data);
        assertThat(Files.readAllBytes(data.resolve("tls/certificate.pem"))).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(TlsSettings.Provider.class)
    void everyProviderSpeaksModernTlsOnly(TlsSettings.Provider provider) {
        var server = server(settings(null, null, provider), "localhost", data);
        SslHandler handler = (SslHandler) server.starttls(UnpooledByteBufAllocator.DEFAULT);
        assertThat(handler.engine().getEnabledProtocols()).contains("TLSv1.3", "TLSv1.2").doesNotContain("TLSv1",
                "TLSv1.1", "SSLv3");
        assertThat(handler.engine().getUseClientMode()).isFalse();
        assertThat(handler.engine().getEnabledCipherSuites()).isNotEmpty().allMatch(
                suite -> suite.startsWith("TLS_") && !suite.contains("CBC")
                        && (suite.contains("_ECDHE_") || !suite.contains("_WITH_")));
        assertThat(handler.getHandshakeTimeoutMillis()).isEqualTo(10_000);
        handler.engine().closeOutbound();
    }

    @Test
    void aMissingFileNamesTheSetting() {
        var settings = settings(data.resolve("none.pem"), data.resolve("key.pem"), TlsSettings.Provider.JDK);
        assertThatThrownBy(() -> server(settings, "localhost", data)).isInstanceOfSatisfying(
                SettingException.class,
                e -> assertThat(e.setting()).isEqualTo("granta.tls.certificate"))
                .hasMessageContainingAll("granta.tls.certificate", "none.pem");
    }

    @Test
    void aFileThatIsNoCertificateNamesTheSetting() throws IOException {
        Path wrong = Files.writeString(data.resolve("wrong.pem"), "hello");
        var settings = settings(wrong, wrong, TlsSettings.Provider.JDK);
        assertThatThrownBy(() -> server(settings, "localhost", data)).isInstanceOf(SettingException.class)
                .hasMessageContainingAll("granta.tls.certificate", "wrong.pem");
    }

    @ParameterizedTest
    @EnumSource(TlsSettings.Provider.class)
    void aKeyOfAnotherCertificateNamesTheSetting(TlsSettings.Provider provider) {
        var pki = new TestPki("Test CA");
        pki.server("one.example").write(data.resolve("one.pem"), data.resolve("one-key.pem"));
        pki.server("two.example").write(data.resolve("two.pem"), data.resolve("two-key.pem"));
        var settings = settings(data.resolve("one.pem"), data.resolve("two-key.pem"), provider);
        assertThatThrownBy(() -> server(settings, "localhost", data)).isInstanceOf(SettingException.class)
                .hasMessageContainingAll("granta.tls.key", "two-key.pem is not the key", "one.pem");
    }

    @Test
    void keysInTheOlderFormAreTakenAndWhatElseIsInAFileIsPassedOver() throws Exception {
        Path certificate = data.resolve("one.pem");
        Path key = data.resolve("one-key.pem");
        new TestPki("Test CA").server("one.example").write(certificate, key);
        var secret = (ECPrivateKey) PemContent.load(key).getPrivateKey();
        // SEC 1 C.4, RFC 5915
        var older = new org.bouncycastle.asn1.sec.ECPrivateKey(256, secret.getS(), SECObjectIdentifiers.secp256r1);
        Path both = Files.writeString(data.resolve("both.pem"), "The key - keep it\n"
                + PemFile.encode("EC PRIVATE KEY", older.getEncoded()) + "and its certificate\n"
                + Files.readString(certificate));
        assertThat(server(settings(both, both, TlsSettings.Provider.JDK), "localhost", data)
                .starttls(UnpooledByteBufAllocator.DEFAULT)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X509 CERTIFICATE", "TRUSTED CERTIFICATE"})
    void certificatesUnderOlderLabelsAreTaken(String label) throws Exception {
        Path certificate = data.resolve("one.pem");
        new TestPki("Test CA").server("one.example").write(certificate, data.resolve("one-key.pem"));
        Path older = Files.writeString(data.resolve("older.pem"),
                Files.readString(certificate).replace(" CERTIFICATE-", ' ' + label + '-'));
        assertThat(KeyFiles.certificates(older)).isEqualTo(KeyFiles.certificates(certificate)).isNotEmpty();
    }

    @Test
    void aKeyWithoutItsCertificateNamesTheSetting() {
        assertThatThrownBy(() -> settings(null, data.resolve("key.pem"), TlsSettings.Provider.JDK))
                .isInstanceOf(SettingException.class)
                .hasMessageContainingAll("granta.tls.certificate", "granta.tls.key", "set both or neither");
    }

    @Test
    void aFurtherCertificateWithoutItsKeyNamesTheSetting() {
        assertThatThrownBy(() -> new TlsSettings.Host(data.resolve("more.pem"), null))
                .isInstanceOf(SettingException.class).hasMessageContaining("granta.tls.hosts");
    }

    @Test
    void aDataDirectoryThatCannotBeMadeNamesTheSetting() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "");
        assertThatThrownBy(() -> server(UNSET, "localhost", file)).isInstanceOf(SettingException.class)
                .hasMessageContaining("granta.data");
    }

    @Test
    void aFurtherCertificateThatIsMissingNamesItsSetting() {
        var more = new TlsSettings.Host(data.resolve("none.pem"), data.resolve("key.pem"));
        var settings = new TlsSettings(null, null, TlsSettings.Provider.JDK, List.of(more), null,
                Duration.ofSeconds(1));
        assertThatThrownBy(() -> server(settings, "localhost", data)).isInstanceOf(SettingException.class)
                .hasMessageContainingAll("granta.tls.hosts[0].certificate", "none.pem");
    }

    @Test
    void authoritiesThatAreNoneNameTheSetting() throws IOException {
        Path wrong = Files.writeString(data.resolve("wrong.pem"), "");
        var settings = new TlsSettings(null, null, TlsSettings.Provider.JDK, List.of(), wrong, Duration.ofSeconds(1));
        assertThatThrownBy(() -> server(settings, "localhost", data)).isInstanceOf(SettingException.class)
                .hasMessageContainingAll("granta.tls.client-ca", "wrong.pem");
    }

    private static TlsServer server(TlsSettings settings, String domain, Path data) {
        return new TlsServer(settings, List.of(domain), data, "xmpp-client", settings.clientAuthorities());
    }

    private static X509Certificate certificate(Path pem) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static TlsSettings settings(Path certificate, Path key, TlsSettings.Provider provider) {
        return new TlsSettings(certificate, key, provider, List.of(), null, Duration.ofSeconds(10));
    }
}
