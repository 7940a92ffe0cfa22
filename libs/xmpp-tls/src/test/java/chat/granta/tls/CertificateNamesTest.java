package chat.granta.tls;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.testkit.certificates.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6120 section 13.7.1, RFC 9525 section 6. */
class CertificateNamesTest {
    private static final TestPki PKI = new TestPki("CA");

    @Test
    void addressesAreReadAndOtherNamesAreNot() {
        assertThat(CertificateNames.of(PKI.client("juliet@localhost", "nurse@localhost").certificate()).xmpp())
                .containsExactly("juliet@localhost", "nurse@localhost");
        assertThat(CertificateNames.of(PKI.server("juliet.localhost").certificate()).xmpp()).isEmpty();
        assertThat(CertificateNames.of(PKI.client().certificate()).xmpp()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"example.org, example.org, true", "EXAMPLE.org, example.ORG, true", "example.org, example.net, false",
            "*.example.org, rooms.example.org, true", "*.example.org, example.org, false",
            "*.example.org, a.rooms.example.org, false", "r*.example.org, rooms.example.org, false",
            "*.org, org, false", "xn--mnchen-3ya.example, münchen.example, true"})
    void aDnsNameIsForItsDomain(String name, String domain, boolean isFor) {
        assertThat(CertificateNames.of(PKI.server(name).certificate()).isForServerOf(domain)).isEqualTo(isFor);
    }

    @ParameterizedTest
    @CsvSource({"_xmpp-server.example.org, true", "_xmpp-client.example.org, false", "_xmpp-server.example.net, false",
            "example.org, false"})
    void anSrvNameIsForServersOnlyWhenItSaysSo(String name, boolean isFor) {
        assertThat(CertificateNames.of(PKI.service(name).certificate()).isForServerOf("example.org")).isEqualTo(isFor);
    }

    @Test
    void anXmppAddressIsForItsDomainWhenItIsOne() {
        assertThat(CertificateNames.of(PKI.client("example.org").certificate()).isForServerOf("example.org")).isTrue();
        assertThat(CertificateNames.of(PKI.client("juliet@example.org").certificate()).isForServerOf("example.org"))
                .isFalse();
    }
}
