package chat.granta.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.settings.SettingException;
import chat.granta.testkit.dns.NameServer;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6120 section 3.2 and XEP-0368, with a name server on the loopback address. */
class DnsLookupTest {
    private NameServer dns;
    private DnsLookup lookup;

    @BeforeEach
    void start() throws SocketException {
        dns = NameServer.start();
        lookup = lookup(DnsSettings.Dnssec.OFF, null);
    }

    private DnsLookup lookup(DnsSettings.Dnssec dnssec, Path trustAnchor) {
        return new DnsLookup(new DnsClient(new DnsSettings("127.0.0.1:" + dns.port(), dnssec, trustAnchor, List.of())));
    }

    @AfterEach
    void close() {
        dns.close();
    }

    private List<ServerAddress> found(String domain) {
        return lookup.addresses(domain).toCompletableFuture().join();
    }

    private List<String> addresses(String domain) {
        return found(domain).stream()
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
    void bothFamiliesTakeTurns() {
        dns.address("verona.example", "192.0.2.1").address("verona.example", "192.0.2.2")
                .address("verona.example", "2001:db8::1");
        assertThat(addresses("verona.example")).containsExactly("2001:db8:0:0:0:0:0:1:5269", "192.0.2.1:5269",
                "192.0.2.2:5269");
    }

    @Test
    void whatIsTriedTogetherHasOnePriority() {
        dns.srv("_xmpp-server._tcp.verona.example", 10, 0, 5269, "a.verona.example")
                .srv("_xmpp-server._tcp.verona.example", 20, 0, 5269, "b.verona.example")
                .address("a.verona.example", "127.0.0.1").address("b.verona.example", "127.0.0.2");
        assertThat(found("verona.example")).extracting(ServerAddress::priority).containsExactly(10, 20);
    }

    @Test
    void aHostMayHaveAnotherName() {
        dns.srv("_xmpp-server._tcp.verona.example", 0, 0, 5269, "chat.verona.example")
                .alias("chat.verona.example", "host.example").address("host.example", "127.0.0.4");
        assertThat(addresses("verona.example")).containsExactly("127.0.0.4:5269");
    }

    @Test
    void aliasesInALoopLeadNowhere() {
        dns.srv("_xmpp-server._tcp.verona.example", 0, 0, 5269, "a.example").loop("a.example", "b.example");
        isUnknown("verona.example");
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
    void aSettingThatCannotBeUsedIsNamed(@TempDir Path directory) throws IOException {
        assertThatThrownBy(() -> new DnsClient(DnsSettings.of("127.0.0.1:dns")))
                .isInstanceOf(SettingException.class).hasMessageContaining("granta.dns.servers");
        Path wrong = Files.writeString(directory.resolve("wrong.txt"), "no key");
        assertThatThrownBy(() -> lookup(DnsSettings.Dnssec.VALIDATE, wrong))
                .isInstanceOf(SettingException.class).hasMessageContaining("granta.dns.trust-anchor");
    }

    // RFC 7673

    private final TlsaRecord pin = new TlsaRecord(TlsaRecord.DANE_EE, 1, 1, new byte[32]);

    private void publishPinned(String domain) {
        dns.srv("_xmpp-server._tcp." + domain, 0, 0, 5269, "chat." + domain)
                .address("chat." + domain, "127.0.0.1")
                .tlsa("_5269._tcp.chat." + domain, pin.usage(), pin.selector(), pin.matching(), pin.data());
    }

    @Test
    void whatTheNameServerHasValidatedIsBelievedWhereItMayBe() {
        publishPinned("verona.example");
        dns.validates();
        assertThat(found("verona.example").getFirst().secure()).isNull();
        lookup = lookup(DnsSettings.Dnssec.RESOLVER, null);
        assertThat(found("verona.example").getFirst().secure())
                .isEqualTo(new SecureTarget("chat.verona.example", List.of(pin)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_xmpp-server._tcp.verona.example", "chat.verona.example"})
    void oneLinkThatIsNotProvedBreaksTheChain(String insecure) {
        publishPinned("verona.example");
        dns.validates(insecure);
        lookup = lookup(DnsSettings.Dnssec.RESOLVER, null);
        assertThat(found("verona.example").getFirst().secure()).isNull();
    }

    @Test
    void recordsOfCertificatesThatAreNotProvedAreNone() {
        publishPinned("verona.example");
        dns.validates("_5269._tcp.chat.verona.example");
        lookup = lookup(DnsSettings.Dnssec.RESOLVER, null);
        assertThat(found("verona.example").getFirst().secure())
                .isEqualTo(new SecureTarget("chat.verona.example", List.of()));
    }

    @Test
    void whereTheRecordOfACertificateCannotBeHadNobodyConnects() {
        publishPinned("verona.example");
        dns.validates().fails("_5269._tcp.chat.verona.example");
        lookup = lookup(DnsSettings.Dnssec.RESOLVER, null);
        assertThatThrownBy(() -> addresses("verona.example")).satisfies(failure -> assertThat(failure.getCause())
                .isNotInstanceOf(UnknownServerException.class));
    }

    @Test
    void recordsThatNobodyUnderstandsAreNone() {
        publishPinned("verona.example");
        dns.validates().withdraw("_5269._tcp.chat.verona.example")
                .tlsa("_5269._tcp.chat.verona.example", 3, 1, 1, new byte[31])
                .tlsa("_5269._tcp.chat.verona.example", 4, 1, 1, new byte[32]);
        lookup = lookup(DnsSettings.Dnssec.RESOLVER, null);
        assertThat(found("verona.example").getFirst().secure())
                .isEqualTo(new SecureTarget("chat.verona.example", List.of()));
    }

    @Test
    void aDomainWithoutServiceRecordsMayHaveTheRecordItself() {
        dns.address("verona.example", "127.0.0.1").tlsa("_5269._tcp.verona.example", 3, 1, 1, new byte[32])
                .validates();
        lookup = lookup(DnsSettings.Dnssec.RESOLVER, null);
        assertThat(found("verona.example").getFirst().secure())
                .isEqualTo(new SecureTarget("verona.example", List.of(pin)));
    }

    @Test
    void signaturesAreValidatedHereWhereTheNameServerIsNotBelieved(@TempDir Path directory) throws IOException {
        publishPinned("verona.example");
        publishPinned("verona.test");
        Path anchor = Files.writeString(directory.resolve("anchor.txt"), dns.sign("example"));
        lookup = lookup(DnsSettings.Dnssec.VALIDATE, anchor);
        assertThat(found("verona.example").getFirst().secure())
                .isEqualTo(new SecureTarget("chat.verona.example", List.of(pin)));
        // Another zone has no signatures, whatever the name server says of it.
        dns.validates();
        assertThat(found("verona.test").getFirst().secure()).isNull();
    }

    @Test
    void aZoneWhoseSignaturesAreWrongIsNotBelieved(@TempDir Path directory) throws IOException {
        publishPinned("verona.example");
        Path anchor = Files.writeString(directory.resolve("anchor.txt"), dns.sign("example"));
        dns.sign("example");
        lookup = lookup(DnsSettings.Dnssec.VALIDATE, anchor);
        assertThatThrownBy(() -> addresses("verona.example")).satisfies(failure -> assertThat(failure.getCause())
                .isNotInstanceOf(UnknownServerException.class));
    }
}
