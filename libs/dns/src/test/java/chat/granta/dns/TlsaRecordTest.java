package chat.granta.dns;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.testkit.certificates.TestPki;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6698 section 2.1: what of a certificate is compared, and how. */
class TlsaRecordTest {
    private static final TestPki PKI = new TestPki("Test CA");
    private static final X509Certificate CERTIFICATE = PKI.server("verona.example").certificate();
    private static final X509Certificate OTHER = PKI.server("verona.example").certificate();

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "0, 2", "1, 0", "1, 1", "1, 2"})
    void theCertificateOrItsKeyWholeOrDigested(int selector, int matching) throws GeneralSecurityException {
        byte[] selected = selector == 0 ? CERTIFICATE.getEncoded() : CERTIFICATE.getPublicKey().getEncoded();
        byte[] data = matching == 0
                ? selected
                : MessageDigest.getInstance(matching == 1 ? "SHA-256" : "SHA-512").digest(selected);
        var record = new TlsaRecord(TlsaRecord.DANE_EE, selector, matching, data);
        assertThat(record.isUsable()).isTrue();
        assertThat(record.matches(CERTIFICATE)).isTrue();
        assertThat(record.matches(OTHER)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"4, 1, 1, 32", "3, 2, 1, 32", "3, 1, 3, 32", "3, 1, 1, 31", "3, 1, 2, 32", "3, 1, 0, 0"})
    void whatIsNotUnderstoodMatchesNothing(int usage, int selector, int matching, int length) {
        var record = new TlsaRecord(usage, selector, matching, new byte[length]);
        assertThat(record.isUsable()).isFalse();
        assertThat(record.matches(CERTIFICATE)).isFalse();
    }

    @Test
    void whatIsRecommendedIsTheKeysDigest() {
        TlsaRecord recommended = TlsaRecord.of(CERTIFICATE);
        assertThat(recommended.matches(CERTIFICATE)).isTrue();
        assertThat(recommended.toString()).matches("3 1 1 [0-9a-f]{64}");
    }
}
