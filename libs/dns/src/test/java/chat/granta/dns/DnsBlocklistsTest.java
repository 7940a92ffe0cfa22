package chat.granta.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.testkit.dns.NameServer;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 5782, with a name server on the loopback address. */
class DnsBlocklistsTest {
    private NameServer dns;
    private DnsBlocklists lists;

    @BeforeEach
    void start() throws SocketException {
        dns = NameServer.start();
        lists = new DnsBlocklists(new DnsClient(DnsSettings.of("127.0.0.1:" + dns.port())),
                List.of("zen.example", "other.example"));
    }

    @AfterEach
    void close() {
        dns.close();
    }

    private String listing(String address) {
        return lists.listing(InetAddress.ofLiteral(address)).toCompletableFuture().join();
    }

    @Test
    void anAddressIsAskedForFromItsEnd() {
        dns.address("4.3.2.192.zen.example", "127.0.0.2").address("9.3.2.192.other.example", "127.0.0.4");
        assertThat(listing("192.2.3.4")).isEqualTo("zen.example");
        assertThat(listing("192.2.3.9")).isEqualTo("other.example");
        assertThat(listing("192.2.3.5")).isNull();
    }

    @Test
    void anAddressOfTheNewKindIsAskedForByItsNibbles() {
        dns.address("b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.0.0.0.0.1.2.3.4.zen.example", "127.0.0.2");
        assertThat(listing("4321:0:1:2:3:4:567:89ab")).isEqualTo("zen.example");
    }

    @Test
    void whoIsNotOnTheInternetIsNeverAskedAbout() {
        assertThat(listing("127.0.0.1")).isNull();
        assertThat(listing("10.0.0.1")).isNull();
        assertThat(listing("fd00::1")).isNull();
        assertThat(dns.questions()).isZero();
    }

    @Test
    void aListThatFailsListsNobodyAndIsLeftAlone() {
        dns.fails("4.3.2.192.zen.example").address("4.3.2.192.other.example", "127.0.0.2");
        assertThat(listing("192.2.3.4")).isEqualTo("other.example");
        dns.address("5.3.2.192.zen.example", "127.0.0.2");
        assertThat(listing("192.2.3.5")).isNull();
    }

    @Test
    void aListThatRefusesUsOrIsNoneListsNobody() {
        dns.address("4.3.2.192.zen.example", "127.255.255.254").address("4.3.2.192.other.example", "192.0.2.80");
        assertThat(listing("192.2.3.4")).isNull();
    }

    @Test
    void answersAreRemembered() {
        dns.address("4.3.2.192.zen.example", "127.0.0.2");
        listing("192.2.3.4");
        int asked = dns.questions();
        listing("192.2.3.4");
        assertThat(dns.questions()).isLessThan(2 * asked);
    }

    @Test
    void whatIsNoNameIsRefused() {
        assertThatThrownBy(() -> new DnsBlocklists(new DnsClient(DnsSettings.of("127.0.0.1")), List.of("zen..example")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("zen..example");
    }
}
