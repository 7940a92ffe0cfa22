package chat.granta.s2s.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.settings.SettingException;
import chat.granta.testkit.dns.NameServer;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 6120 section 3.2 and XEP-0368, with a name server on the loopback address. */
class DnsLookupTest {
    private NameServer dns;
    private DnsLookup lookup;

    @BeforeEach
    void start() throws SocketException {
        dns = NameServer.start();
        lookup = new DnsLookup(new DnsSettings("127.0.0.1:" + dns.port()));
    }

    @AfterEach
    void close() {
        dns.close();
    }

    private List<String> addresses(String domain) {
        return lookup.addresses(domain).toCompletableFuture().join().stream()
                .map(one -> one.address().getAddress().getHostAddress() + ':' + one.address().getPort()
                        + (one.isDirectTls() ? " tls" : ""))
                .toList();
    }

    private void isUnknown(String domain) {
        assertThatThrownBy(() -> addresses(domain)).hasCauseInstanceOf(UnknownServerException.class);
    }

    @Test
    void bothServicesAreOneListByPriority() {
        dns.srv("_xmpp-server._tcp.verona.example", 10, 0, 5269, "a.verona.example")
                .srv("_xmpps-server._tcp.verona.example", 5, 0, 5270, "b.verona.example")
                .srv("_xmpps-server._tcp.verona.example", 20, 0, 443, "a.verona.example")
                .address("a.verona.example", "127.0.0.1").address("b.verona.example", "127.0.0.2");
        assertThat(addresses("verona.example")).containsExactly("127.0.0.2:5270 tls", "127.0.0.1:5269",
                "127.0.0.1:443 tls");
    }

    @Test
    void withoutRecordsTheDomainItselfIsTheServer() {
        dns.address("verona.example", "127.0.0.3");
        assertThat(addresses("verona.example")).containsExactly("127.0.0.3:5269");
    }

    @Test
    void aDotMeansThatThereIsNoService() {
        dns.srv("_xmpp-server._tcp.verona.example", 0, 0, 0, ".").address("verona.example", "127.0.0.3");
        isUnknown("verona.example");
    }

    @Test
    void recordsThatLeadNowhereAreNotMadeUpFor() {
        dns.srv("_xmpp-server._tcp.verona.example", 0, 0, 5269, "gone.verona.example")
                .address("verona.example", "127.0.0.3");
        isUnknown("verona.example");
    }

    @Test
    void aDomainThatIsNotThereHasNoServer() {
        isUnknown("nobody.example");
        isUnknown("verona..example");
    }

    @Test
    void aNameServerThatFailsSaysNothing() {
        dns.fails("_xmpp-server._tcp.verona.example").address("verona.example", "127.0.0.3");
        assertThatThrownBy(() -> addresses("verona.example")).satisfies(failure -> assertThat(failure.getCause())
                .isNotInstanceOf(UnknownServerException.class));
    }

    @Test
    void internationalNamesAreAskedForInAscii() {
        dns.srv("_xmpp-server._tcp.xn--vrona-bsa.example", 0, 0, 5269, "a.verona.example")
                .address("a.verona.example", "127.0.0.1");
        assertThat(addresses("vérona.example")).containsExactly("127.0.0.1:5269");
    }

    @Test
    void anAddressIsItsOwnServer() {
        assertThat(addresses("127.0.0.9")).containsExactly("127.0.0.9:5269");
        assertThat(dns.questions()).isZero();
    }

    @Test
    void answersAreRemembered() {
        dns.address("verona.example", "127.0.0.3");
        addresses("verona.example");
        int asked = dns.questions();
        addresses("verona.example");
        assertThat(dns.questions()).isLessThan(2 * asked);
    }

    @Test
    void aSettingThatIsNoNameServerIsNamed() {
        assertThatThrownBy(() -> new DnsLookup(new DnsSettings("127.0.0.1:dns")))
                .isInstanceOf(SettingException.class).hasMessageContaining("granta.dns.servers");
    }
}
