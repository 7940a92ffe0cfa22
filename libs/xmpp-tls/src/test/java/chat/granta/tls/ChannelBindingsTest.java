package chat.granta.tls;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.testkit.certificates.TestPki;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5929 section 4.1; the exporter is tested against a real client in {@code SecureLoginContract}. */
class ChannelBindingsTest {
    @ParameterizedTest
    @CsvSource({"SHA1withECDSA, SHA-256", "SHA256withECDSA, SHA-256", "SHA384withECDSA, SHA-384",
            "SHA512withECDSA, SHA-512"})
    void theCertificateIsHashedAsItWasSignedButNotWithAnOldHash(String signature, String hash) throws Exception {
        X509Certificate certificate = new TestPki("CA", signature).server("localhost").certificate();
        assertThat(ChannelBindings.endPoint(certificate))
                .isEqualTo(MessageDigest.getInstance(hash).digest(certificate.getEncoded()));
    }
}
