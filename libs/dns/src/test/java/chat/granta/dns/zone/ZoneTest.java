package chat.granta.dns.zone;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.dns.DnsClient;
import chat.granta.dns.DnsSettings;
import chat.granta.dns.TlsaRecord;
import chat.granta.testkit.certificates.TestPki;
import chat.granta.testkit.dns.NameServer;
import java.net.SocketException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code cam.ac.uk}, served by {@code chat.cam.ac.uk} and a spare, should publish, and what is said of what it does. */
class ZoneTest {
    private static final String DOMAIN = "cam.ac.uk";
    private static final String ROOMS = "group.cam.ac.uk";
    private static final String LIVE = "chat.cam.ac.uk";
    private static final String SPARE = "spare.cam.ac.uk";
    private static final X509Certificate SHOWN = new TestPki("CA").server(DOMAIN, ROOMS).certificate();

    private NameServer dns;
    private int port;

    @BeforeEach
    void start() throws SocketException {
        dns = NameServer.start();
        port = dns.port();
    }

    @AfterEach
    void close() {
        dns.close();
    }

    private static Installation installation(List<String> names, String objection, String... components) {
        return new Installation(DOMAIN, ROOMS, List.of(components), List.of(LIVE, SPARE), List.of(
                new Installation.Service("_xmpp-client._tcp", 5222, false),
                new Installation.Service("_xmpps-client._tcp", 5223, false),
                new Installation.Service("_xmpp-server._tcp", 5269, true),
                new Installation.Service("_xmpps-server._tcp", 5270, true)),
                new Installation.Certificate("/etc/granta/cert.pem", List.of(SHOWN), names, objection));
    }

    private static Installation installation() {
        return installation(List.of(DOMAIN, ROOMS), null);
    }

    private void publishAll() {
        for (String one : List.of("_xmpp-client._tcp.cam.ac.uk 5222", "_xmpps-client._tcp.cam.ac.uk 5223",
                "_xmpp-server._tcp.cam.ac.uk 5269", "_xmpps-server._tcp.cam.ac.uk 5270",
                "_xmpp-server._tcp.group.cam.ac.uk 5269", "_xmpps-server._tcp.group.cam.ac.uk 5270")) {
            String[] parts = one.split(" ");
            dns.srv(parts[0], 5, 1, Integer.parseInt(parts[1]), LIVE)
                    .srv(parts[0], 10, 1, Integer.parseInt(parts[1]), SPARE);
        }
        dns.address(LIVE, "192.0.2.1").address(LIVE, "2001:db8::1").address(SPARE, "192.0.2.2");
    }

    private List<String> check() {
        return check(installation());
    }

    private List<String> check(Installation installation) {
        return ZoneCheck.of(new DnsClient(DnsSettings.of("127.0.0.1:" + port)), installation).stream()
                .map(Finding::toString).toList();
    }

    private List<String> wrong() {
        return check().stream().filter(line -> line.startsWith("WRONG")).toList();
    }

    @Test
    void whatToPublishIsAZoneFile() {
        String tlsa = TlsaRecord.of(SHOWN).toString();
        assertThat(ZoneText.of(installation())).contains(
                "_xmpp-client._tcp.cam.ac.uk.        IN SRV  5 1 5222 chat.cam.ac.uk.",
                "_xmpp-client._tcp.cam.ac.uk.        IN SRV  10 1 5222 spare.cam.ac.uk.",
                "_xmpps-server._tcp.group.cam.ac.uk. IN SRV  5 1 5270 chat.cam.ac.uk.",
                "_5269._tcp.chat.cam.ac.uk.          IN TLSA " + tlsa,
                "_5223._tcp.spare.cam.ac.uk.         IN TLSA " + tlsa)
                .noneMatch(line -> line.startsWith("_xmpp-client._tcp.group"))
                .anyMatch(line -> line.contains("Addresses end in cam.ac.uk"));
    }

    @Test
    void aComponentIsToBeFoundByOtherServersAsTheRoomsAre() {
        publishAll();
        Installation withMail = installation(List.of(DOMAIN, ROOMS), null, "mail.cam.ac.uk");
        assertThat(ZoneText.of(withMail)).contains(
                "_xmpp-server._tcp.mail.cam.ac.uk.   IN SRV  5 1 5269 chat.cam.ac.uk.",
                "_xmpps-server._tcp.mail.cam.ac.uk.  IN SRV  10 1 5270 spare.cam.ac.uk.")
                .noneMatch(line -> line.startsWith("_xmpp-client._tcp.mail"));
        assertThat(check(withMail)).contains(
                "WRONG  _xmpp-server._tcp.mail.cam.ac.uk has no SRV record: publish 5 1 5269 chat.cam.ac.uk.");
        assertThat(certificate(withMail, Instant.now())).anyMatch(line -> line
                .startsWith("WRONG  the certificate (/etc/granta/cert.pem) is not for mail.cam.ac.uk"));
        dns.srv("_xmpp-server._tcp.mail.cam.ac.uk", 5, 1, 5269, LIVE)
                .srv("_xmpp-server._tcp.mail.cam.ac.uk", 10, 1, 5269, SPARE)
                .srv("_xmpps-server._tcp.mail.cam.ac.uk", 5, 1, 5270, LIVE)
                .srv("_xmpps-server._tcp.mail.cam.ac.uk", 10, 1, 5270, SPARE);
        assertThat(check(withMail)).noneMatch(line -> line.startsWith("WRONG"));
    }

    /** XEP-0156: there is no WebSocket and no BOSH that it could name. */
    @Test
    void noHostMetaIsToBePublished() {
        assertThat(ZoneText.of(installation())).anyMatch(line -> line.startsWith("; No /.well-known/host-meta"));
    }

    @Test
    void allIsWellWhenAllIsPublished() {
        publishAll();
        assertThat(wrong()).isEmpty();
        assertThat(check()).contains("ok     _xmpp-server._tcp.group.cam.ac.uk names spare.cam.ac.uk:5269, priority 10",
                "ok     chat.cam.ac.uk is 192.0.2.1",
                "note   spare.cam.ac.uk has no IPv6 address: publish an AAAA record if it has one",
                "note   spare.cam.ac.uk has no TLSA records for port 5222, 5223, 5269, 5270,"
                        + " which are of use in a signed zone only (DNSSEC)");
    }

    @Test
    void whatIsMissingIsNamedWithTheRecordToPublish() {
        publishAll();
        dns.withdraw("_xmpp-server._tcp.group.cam.ac.uk").withdraw(SPARE);
        assertThat(wrong()).containsExactly(
                "WRONG  _xmpp-server._tcp.group.cam.ac.uk has no SRV record: publish 5 1 5269 chat.cam.ac.uk.",
                "WRONG  spare.cam.ac.uk has no address: publish an A record for it, and an AAAA record if it has IPv6");
    }

    @Test
    void aRecordThatLeadsElsewhereOrNowhereIsNamed() {
        publishAll();
        dns.withdraw("_xmpp-client._tcp.cam.ac.uk").srv("_xmpp-client._tcp.cam.ac.uk", 5, 1, 5299, LIVE)
                .srv("_xmpp-client._tcp.cam.ac.uk", 1, 1, 5222, SPARE)
                .srv("_xmpp-client._tcp.cam.ac.uk", 20, 1, 5222, "old.cam.ac.uk");
        dns.withdraw("_xmpps-client._tcp.cam.ac.uk").srv("_xmpps-client._tcp.cam.ac.uk", 0, 0, 0, ".");
        assertThat(wrong()).hasSize(4).anyMatch(line -> line.contains("names port 5299 of chat.cam.ac.uk"))
                .anyMatch(line -> line.contains("spare.cam.ac.uk tried before"))
                .anyMatch(line -> line.contains("also names old.cam.ac.uk:5222"))
                .anyMatch(line -> line.contains("says '.'"));
    }

    @Test
    void anAliasAndAnAddressThatNobodyReachesAreNamed() {
        publishAll();
        dns.withdraw(LIVE).alias(LIVE, "host.cam.ac.uk").address("host.cam.ac.uk", "10.0.0.1");
        assertThat(wrong()).anyMatch(line -> line.contains("chat.cam.ac.uk is an alias of host.cam.ac.uk"))
                .anyMatch(line -> line.contains("10.0.0.1, which nobody outside can reach"));
    }

    @Test
    void aRecordOfAnotherCertificateIsNamedAndOneOfThisIsNot() {
        publishAll();
        TlsaRecord right = TlsaRecord.of(SHOWN);
        dns.tlsa("_5269._tcp.chat.cam.ac.uk", 3, 1, 1, new byte[32])
                .tlsa("_5270._tcp.chat.cam.ac.uk", 3, 1, 1, right.data());
        assertThat(wrong()).hasSize(1).first().asString().contains("_5269._tcp.chat.cam.ac.uk", right.toString());
        assertThat(check()).contains("ok     _5270._tcp.chat.cam.ac.uk has a TLSA record of the certificate in use");
    }

    @Test
    void aNameServerThatFailsIsNamed() {
        publishAll();
        dns.fails("_xmpp-client._tcp.cam.ac.uk");
        assertThat(wrong()).hasSize(1).first().asString()
                .contains("_xmpp-client._tcp.cam.ac.uk SRV cannot be looked up");
    }

    @Test
    void nameServersThatDoNotAnswerAreSaidOnce() {
        dns.close();
        assertThat(check()).hasSize(1).first().asString().startsWith("WRONG  the name servers do not answer");
    }

    @Test
    void aDomainThatNobodyFindsIsSaidToBeOne() {
        var local = new Installation("localhost", "group.localhost", List.of(), List.of("localhost"),
                installation().services(),
                null);
        assertThat(ZoneCheck.of(new DnsClient(DnsSettings.of("127.0.0.1:" + port)), local)).hasSize(1)
                .allMatch(Finding::isWrong);
        assertThat(dns.questions()).isZero();
    }

    @Test
    void aRecordThatTheXepHasGivenUpIsNamed() {
        publishAll();
        dns.text("_xmppconnect.cam.ac.uk", "_xmpp-client-xbosh=http://chat.cam.ac.uk/bosh");
        assertThat(wrong()).hasSize(1).first().asString().contains("XEP-0156");
    }

    private static List<String> certificate(Installation installation, Instant now) {
        return ZoneCheck.ofCertificate(installation, now).stream().map(Finding::toString).toList();
    }

    @Test
    void aCertificateForTheMachineDoesNotHelp() {
        assertThat(certificate(installation(List.of(LIVE, DOMAIN), "its certificate is not trusted"), Instant.now()))
                .anyMatch(line -> line.startsWith("ok     the certificate is for cam.ac.uk"))
                .anyMatch(line -> line
                        .startsWith("WRONG  the certificate (/etc/granta/cert.pem) is not for group.cam.ac.uk")
                        && line.contains("a machine's name does not help"))
                .anyMatch(line -> line.startsWith("WRONG  others do not believe the certificate"));
    }

    @Test
    void aCertificateThatIsOrWillBeOutOfDateIsNamed() {
        Instant end = SHOWN.getNotAfter().toInstant();
        assertThat(certificate(installation(), end.minus(Duration.ofDays(30)))).allMatch(line -> line.startsWith("ok"));
        assertThat(certificate(installation(), end.minus(Duration.ofDays(3)).minusSeconds(1)))
                .anyMatch(line -> line.startsWith("WRONG") && line.contains("in 3 days"));
        assertThat(certificate(installation(), end.plusSeconds(1)))
                .anyMatch(line -> line.startsWith("WRONG") && line.contains("out of date since"));
    }
}
