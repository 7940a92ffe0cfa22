package chat.granta.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SettingValuesTest {
    /** Any text is a value of theirs, or they are looked at elsewhere: the data directory and the ports, by who takes them. */
    private static final Set<String> CANNOT_BE_WRONG = Set.of("granta.audit.access.audience", "granta.audit.address",
            "granta.audit.operator-token",
            "granta.audit.port",
            "granta.auth.admin-token", "granta.auth.internal-token",
            "granta.auth.port", "granta.c2s.address", "granta.c2s.name", "granta.data",
            "granta.kafka.bootstrap-servers", "granta.kafka.instance-id",
            "granta.muc.admin-token", "granta.muc.contact", "granta.muc.reserved-words", "granta.muc.rules[].contact",
            "granta.muc.rules[].title", "granta.dns.hosts", "granta.component.address", "granta.s2s.address",
            "granta.s2s.dialback-secret",
            "granta.s2s.name");
    private static final String WRONG = """
            granta.archive.default                       | sometimes | must be one of always, never, roster
            granta.archive.max-lag                       | late | such as 500ms
            granta.archive.max-lag                       | -1s | such as 30s
            granta.archive.offline-bytes                 | many | must be a whole number
            granta.archive.offline-bytes                 | -1 | must be greater than
            granta.archive.offline-messages              | many | must be a whole number
            granta.archive.offline-messages              | -1 | must be greater than
            granta.archive.rebuild                       | maybe | must be true or false
            granta.archive.retention                     | -1d | or unlimited
            granta.archive.retention                     | long | or unlimited
            granta.audit.access.first                    | ... | must be NAME:HASH
            granta.audit.access.issuer                   | ftp://sso.example.org | must be an https URL
            granta.audit.erase-with-account              | maybe | must be true or false
            granta.audit.institutions[0].name            | other | must be a name
            granta.audit.keep.account                    | soon | must be some whole days
            granta.audit.keep.administration             | soon | must be some whole days
            granta.audit.keep.federation                 | soon | must be some whole days
            granta.audit.keep.held                       | soon | must be some whole days
            granta.audit.keep.held                       | never | must be some whole days
            granta.audit.keep.login                      | soon | must be some whole days
            granta.audit.keep.login-failure              | soon | must be some whole days
            granta.audit.keep.message                    | soon | must be some whole days
            granta.audit.keep.query                      | soon | must be some whole days
            granta.audit.keep.report                     | soon | must be some whole days
            granta.audit.keep.room-join                  | soon | must be some whole days
            granta.audit.keep.room-leave                 | soon | must be some whole days
            granta.audit.keep.room-message               | soon | must be some whole days
            granta.audit.keep.client                     | soon | must be some whole days
            granta.audit.keep.session-end                | soon | must be some whole days
            granta.audit.keep.session-resume             | soon | must be some whole days
            granta.audit.keep.session-start              | soon | must be some whole days
            granta.audit.keep.subscription               | soon | must be some whole days
            granta.audit.keep.message                    | 12h | must be some whole days
            granta.audit.keep.query                      | never | cannot be never
            granta.audit.seal-secret                     | ... | must have at least 16
            granta.auth.allow-plain-hashes               | maybe | must be true or false
            granta.auth.max-cancelled-share              | 1.5 | from 0 to 1
            granta.auth.max-cancelled-share              | half | must be a number
            granta.auth.mechanisms                       | SCRAM-MD5 | must be auto or some of SCRAM-SHA-512
            granta.auth.mechanisms-interval              | -1s | such as 30s
            granta.auth.mechanisms-interval              | a while | such as 500ms
            granta.auth.password-page                    | our page | web address
            granta.auth.stale-credentials                | -1s | such as 30s
            granta.auth.stale-credentials                | a while | such as 500ms
            granta.auth.throttle.enabled                 | maybe | must be true or false
            granta.auth.throttle.per-account             | many | must be a whole number
            granta.auth.throttle.per-account             | -1 | must be greater than
            granta.auth.throttle.per-account-and-address | many | must be a whole number
            granta.auth.throttle.per-account-and-address | -1 | must be greater than
            granta.auth.throttle.per-address             | many | must be a whole number
            granta.auth.throttle.per-address             | -1 | must be greater than
            granta.auth.throttle.trusted                 | -1s | such as 30s
            granta.auth.throttle.trusted                 | a while | such as 500ms
            granta.auth.throttle.window                  | -1s | such as 30s
            granta.auth.throttle.window                  | a while | such as 500ms
            granta.auth.timeout                          | -1s | such as 30s
            granta.auth.timeout                          | a while | such as 500ms
            granta.auth.url                              | auth-service | must be an address
            granta.c2s.close-timeout                     | -1s | such as 30s
            granta.c2s.close-timeout                     | a while | such as 500ms
            granta.c2s.connections-per-address           | many | must be a whole number
            granta.c2s.connections-per-address           | -1 | must be greater than
            granta.c2s.held-stanzas                      | many | must be a whole number
            granta.c2s.held-stanzas                      | -1 | must be greater than
            granta.c2s.keepalive-interval                | -1s | such as 30s
            granta.c2s.keepalive-interval                | a while | such as 500ms
            granta.c2s.login-attempts                    | many | must be a whole number
            granta.c2s.login-attempts                    | -1 | must be greater than
            granta.c2s.login-bytes                       | many | must be a whole number
            granta.c2s.login-bytes                       | -1 | must be greater than
            granta.c2s.login-timeout                     | -1s | such as 30s
            granta.c2s.login-timeout                     | a while | such as 500ms
            granta.c2s.max-stanza-bytes                  | 9999 | 10000
            granta.c2s.max-unacknowledged                | many | must be a whole number
            granta.c2s.max-unacknowledged                | -1 | must be greater than
            granta.c2s.max-unsent-bytes                  | many | must be a whole number
            granta.c2s.max-unsent-bytes                  | -1 | must be greater than
            granta.c2s.ping-interval                     | -1s | such as 30s
            granta.c2s.ping-interval                     | a while | such as 500ms
            granta.c2s.ping-timeout                      | -1s | such as 30s
            granta.c2s.ping-timeout                      | a while | such as 500ms
            granta.c2s.port                              | abc | must be a whole number
            granta.c2s.port                              | 70000 | 65535
            granta.c2s.port                              | -1 | 0
            granta.c2s.proxy.trusted                     | 10.0.0.0/99 | must be an IP address
            granta.c2s.proxy.trusted                     | balancer | must be an IP address
            granta.c2s.rate-limit                        | fast | stanzas=N/BURST
            granta.c2s.require-tls                       | maybe | must be true or false
            granta.c2s.resume-timeout                    | -1s | such as 30s
            granta.c2s.resume-timeout                    | a while | such as 500ms
            granta.c2s.see-other-host                    | a host | host:port
            granta.c2s.shutdown-timeout                  | -1s | such as 30s
            granta.c2s.shutdown-timeout                  | a while | such as 500ms
            granta.c2s.tls-port                          | many | must be a whole number
            granta.c2s.tls-port                          | -1 | must be greater than
            granta.component.close-timeout | -1s | such as 30s
            granta.component.close-timeout | a while | such as 500ms
            granta.component.keepalive-interval | -1s | such as 30s
            granta.component.keepalive-interval | a while | such as 500ms
            granta.component.login-timeout | -1s | such as 30s
            granta.component.login-timeout | a while | such as 500ms
            granta.component.ping-timeout | -1s | such as 30s
            granta.component.ping-timeout | a while | such as 500ms
            granta.component.shutdown-timeout | -1s | such as 30s
            granta.component.shutdown-timeout | a while | such as 500ms
            granta.component.wait-timeout | -1s | such as 30s
            granta.component.wait-timeout | a while | such as 500ms
            granta.component.connections-per-address | many | must be a whole number
            granta.component.connections-per-address | 0 | must be greater than
            granta.component.domains | a b | must be a domain
            granta.component.max-stanza-bytes | 9999 | 10000
            granta.component.max-waiting-bytes | 9999 | 10000
            granta.component.port | many | must be a whole number
            granta.component.port | -1 | must be greater than
            granta.component.rate-limit | fast | stanzas=N/BURST
            granta.contact.abuse                         | abuse@example.org | must begin with a scheme
            granta.contact.admin                         | admin@example.org | must begin with a scheme
            granta.contact.feedback                      | feedback@example.org | must begin with a scheme
            granta.contact.sales                         | sales@example.org | must begin with a scheme
            granta.contact.security                      | security@example.org | must begin with a scheme
            granta.contact.status                        | status@example.org | must begin with a scheme
            granta.contact.support                       | support@example.org | must begin with a scheme
            granta.dns.dnssec                       | maybe                 | must be one of off, resolver, validate
            granta.muc.calm.occupants | many | must be a whole number
            granta.muc.calm.occupants | -1 | must be greater than
            granta.muc.limit.messages | many | must be a whole number
            granta.muc.limit.messages | -1 | must be greater than
            granta.muc.limit.presences | many | must be a whole number
            granta.muc.limit.presences | -1 | must be greater than
            granta.muc.limit.room-messages | many | must be a whole number
            granta.muc.limit.room-messages | -1 | must be greater than
            granta.muc.calm.pause | -1s | such as 30s
            granta.muc.limit.bytes | -1B | 0B or more
            granta.roster.pep.account-bytes | many | must be a whole number
            granta.roster.pep.account-bytes | 0 | must be greater than
            granta.roster.pep.item-bytes | many | must be a whole number
            granta.roster.pep.item-bytes | 0 | must be greater than
            granta.roster.pep.items | many | must be a whole number
            granta.roster.pep.items | 0 | must be greater than
            granta.roster.pep.node-bytes | many | must be a whole number
            granta.roster.pep.node-bytes | 0 | must be greater than
            granta.roster.pep.nodes | many | must be a whole number
            granta.roster.pep.nodes | 0 | must be greater than
            granta.roster.pep.people | many | must be a whole number
            granta.roster.pep.people | 0 | must be greater than
            granta.muc.rooms-joined | many | must be a whole number
            granta.muc.rooms-joined | -1 | must be greater than
            granta.muc.rooms-per-user | many | must be a whole number
            granta.muc.rooms-per-user | -1 | must be greater than
            granta.muc.expire-after | PT-1S | such as 90d
            granta.muc.expire-after | some day | such as 500ms
            granta.muc.rules[0].expire-after | PT-1S | such as 90d
            granta.muc.expiry-interval | 0s | such as 30s
            granta.muc.logged                       | maybe                 | must be true or false
            granta.s2s.dnsbl                        | a..b                  | must be a name of the DNS
            granta.s2s.overrides[0].domain          | a b                   | must be a domain, or *.
            granta.s2s.overrides[0].require-tls     | maybe                 | must be true or false
            granta.s2s.overrides[0].require-valid-certificate | maybe       | must be true or false
            granta.s2s.private-addresses            | maybe                 | must be one of auto, allow, refuse
            granta.dns.servers                           | 127.0.0.1:dns | host:port
            granta.domain                                | a b | must be a domain
            granta.iq-from-strangers                     | maybe | must be one of refuse, deliver
            granta.kafka.delivery-partitions             | -1 | greater than 0
            granta.kafka.echo                            | maybe | must be true or false
            granta.kafka.home-partitions                 | -1 | greater than 0
            granta.kafka.keep.audit                      | 10m | must be 1h or more
            granta.kafka.keep.dead-letters               | 10m | must be 1h or more
            granta.kafka.keep.delivery                   | 10m | must be 1h or more
            granta.kafka.keep.messages                   | 10m | must be 1h or more
            granta.kafka.keep.messages                   | a while | such as 500ms
            granta.kafka.replication                     | -1 | greater than 0
            granta.kafka.replication                     | 3 | must be 1
            granta.kafka.session-timeout                 | 100ms | must be 1s or more
            granta.kafka.session-timeout                 | a while | such as 500ms
            granta.muc.domain                            | a b | must be a domain
            granta.muc.operators                         | @ | must be addresses
            granta.muc.rules[0].creators                 | everybody | must be one of anyone, group
            granta.muc.rules[0].forced                   | pink | must be one of members-only
            granta.muc.rules[0].names                    | ( | must be a regular expression
            granta.muc.rules[0].proposed                 | pink | must be one of members-only
            granta.muc.standbys                          | many | must be a whole number
            granta.muc.standbys                          | -1 | must be greater than
            granta.muc.store-cache                       | -1B | 0B or more
            granta.muc.threads                           | many | must be a whole number
            granta.muc.threads                           | -1 | must be greater than
            granta.roster.max-contacts                   | many | must be a whole number
            granta.roster.max-contacts                   | -1 | must be greater than
            granta.roster.privacy.bytes                  | many | must be a whole number
            granta.roster.privacy.bytes                  | -1 | must be greater than
            granta.roster.privacy.items                  | many | must be a whole number
            granta.roster.privacy.items                  | -1 | must be greater than
            granta.roster.privacy.lists                  | many | must be a whole number
            granta.roster.privacy.lists                  | -1 | must be greater than
            granta.roster.privacy.name-length            | many | must be a whole number
            granta.roster.privacy.name-length            | -1 | must be greater than
            granta.roster.storage.account-bytes          | many | must be a whole number
            granta.roster.storage.account-bytes          | -1 | must be greater than
            granta.roster.storage.bytes                  | many | must be a whole number
            granta.roster.storage.bytes                  | -1 | must be greater than
            granta.roster.storage.names                  | many | must be a whole number
            granta.roster.storage.names                  | -1 | must be greater than
            granta.roster.vcard.bytes                    | many | must be a whole number
            granta.roster.vcard.bytes                    | -1 | must be greater than
            granta.router.max-resources                  | many | must be a whole number
            granta.router.max-resources                  | -1 | must be greater than
            granta.router.processing-guarantee           | most | exactly_once_v2 or at_least_once
            granta.router.replay-rule                    | maybe | must be true or false
            granta.router.standbys                       | many | must be a whole number
            granta.router.standbys                       | -1 | must be greater than
            granta.router.store-cache                    | -1B | 0B or more
            granta.router.store-cache                    | much | must be a size
            granta.router.threads                        | many | must be a whole number
            granta.router.threads                        | -1 | must be greater than
            granta.s2s.ack-timeout                       | -1s | such as 30s
            granta.s2s.ack-timeout                       | a while | such as 500ms
            granta.s2s.resume-timeout                    | -1s | such as 30s
            granta.s2s.resume-timeout                    | a while | such as 500ms
            granta.s2s.domain-rate-limit                 | stanzas=1 | stanzas=N/BURST
            granta.s2s.streams-per-domain                | many | must be a whole number
            granta.s2s.streams-per-domain                | -1 | must be greater than
            granta.s2s.close-timeout                     | -1s | such as 30s
            granta.s2s.close-timeout                     | a while | such as 500ms
            granta.s2s.connect-timeout                   | -1s | such as 30s
            granta.s2s.connect-timeout                   | a while | such as 500ms
            granta.s2s.connections-per-address           | many | must be a whole number
            granta.s2s.connections-per-address           | -1 | must be greater than
            granta.s2s.enabled                           | maybe | must be true or false
            granta.s2s.home-ping-interval                | -1s | such as 30s
            granta.s2s.home-ping-interval                | a while | such as 500ms
            granta.s2s.idle-timeout                      | -1s | such as 30s
            granta.s2s.idle-timeout                      | a while | such as 500ms
            granta.s2s.keepalive-interval                | -1s | such as 30s
            granta.s2s.keepalive-interval                | a while | such as 500ms
            granta.s2s.login-bytes                       | many | must be a whole number
            granta.s2s.login-bytes                       | -1 | must be greater than
            granta.s2s.login-timeout                     | -1s | such as 30s
            granta.s2s.login-timeout                     | a while | such as 500ms
            granta.s2s.max-stanza-bytes                  | many | must be a whole number
            granta.s2s.max-stanza-bytes                  | -1 | must be greater than
            granta.s2s.max-waiting-bytes                 | many | must be a whole number
            granta.s2s.max-waiting-bytes                 | -1 | must be greater than
            granta.s2s.max-waiting-total                 | many | must be a whole number
            granta.s2s.max-waiting-total                 | -1 | must be greater than
            granta.s2s.negotiation-timeout               | -1s | such as 30s
            granta.s2s.negotiation-timeout               | a while | such as 500ms
            granta.s2s.ping-interval                     | -1s | such as 30s
            granta.s2s.ping-interval                     | a while | such as 500ms
            granta.s2s.ping-timeout                      | -1s | such as 30s
            granta.s2s.ping-timeout                      | a while | such as 500ms
            granta.s2s.port                              | many | must be a whole number
            granta.s2s.port                              | -1 | must be greater than
            granta.s2s.rate-limit                        | stanzas=1 | stanzas=N/BURST
            granta.s2s.require-tls                       | maybe | must be true or false
            granta.s2s.require-valid-certificate         | maybe | must be true or false
            granta.s2s.shutdown-timeout                  | -1s | such as 30s
            granta.s2s.shutdown-timeout                  | a while | such as 500ms
            granta.s2s.tls-port                          | many | must be a whole number
            granta.s2s.tls-port                          | -1 | must be greater than
            granta.s2s.wait-timeout                      | -1s | such as 30s
            granta.s2s.wait-timeout                      | a while | such as 500ms
            granta.start-cache                           | maybe | must be true or false
            granta.start-cache.training                  | maybe | must be true or false
            granta.tls.handshake-timeout                 | -1s | such as 30s
            granta.tls.handshake-timeout                 | a while | such as 500ms
            granta.tls.provider                          | gnutls | must be one of auto, jdk, openssl
            """;
    private static final String MISSING = """
            granta.tls.certificate          | granta.tls.certificate: cannot read
            granta.tls.client-ca            | granta.tls.client-ca:
            granta.s2s.ca                   | granta.s2s.ca:
            granta.auth.user-lists          | granta.auth.user-lists cannot be
            granta.auth.excluded-users      | granta.auth.excluded-users cannot be
            granta.audit.institutions[0].members | granta.audit.institutions[].members cannot be
            granta.muc.rules[0].group       | granta.muc.rules[].group cannot be
            granta.component.secrets        | granta.component.secrets cannot be
            granta.s2s.allowed-addresses    | granta.s2s.allowed-addresses cannot be
            granta.s2s.allowed-domains      | granta.s2s.allowed-domains cannot be
            granta.s2s.denied-addresses     | granta.s2s.denied-addresses cannot be
            granta.s2s.denied-domains       | granta.s2s.denied-domains cannot be
            granta.s2s.dnsbl-exceptions     | granta.s2s.dnsbl-exceptions cannot be
            granta.dns.trust-anchor         | granta.dns.trust-anchor:
            granta.tls.hosts[0].certificate | granta.tls.hosts[0].certificate: cannot read
            """;
    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = WRONG)
    void aWrongValueIsNamedWithWhatIsRight(String setting, String value, String wanted) {
        assertThat(said(given(setting, value))).startsWith(named(setting) + " cannot be '" + value + "': it ")
                .contains(wanted).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = MISSING)
    void aFileThatIsNotThereIsNamed(String setting, String line) {
        Map<String, Object> given = given(setting, directory.resolve("missing.pem").toString());
        given.put("granta.dns.dnssec", "validate");
        if (setting.equals("granta.component.secrets")) {
            given.put("granta.component.domains", "mail.localhost");
        }
        if (setting.endsWith(".certificate")) {
            given.put(setting.replace(".certificate", ".key"), directory.resolve("missing.pem").toString());
        }
        assertThat(said(given)).startsWith(line).contains("missing.pem").hasLineCount(1);
    }

    @Test
    void aPasswordFileThatIsADirectoryIsNamed() {
        assertThat(said(given("granta.auth.password-file", directory.toString())))
                .startsWith("granta.auth.password-file cannot be '" + directory);
    }

    @Test
    void aBrokenCertificateIsNamed() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.pem"), "no certificate");
        Map<String, Object> given = given("granta.tls.certificate", broken.toString());
        given.put("granta.tls.key", broken.toString());
        assertThat(said(given)).startsWith("granta.tls.certificate: ").contains("broken.pem").hasLineCount(1);
    }

    @Test
    void aCertificateWithoutAKeyIsNamed() {
        assertThat(said(given("granta.tls.certificate", "certificate.pem"))).startsWith("granta.tls.certificate and ");
        assertThat(said(given("granta.tls.hosts[0].key", "key.pem"))).startsWith("granta.tls.hosts");
    }

    @Test
    void theDefaultsAreRight() {
        assertThatCode(() -> check(new HashMap<>())).doesNotThrowAnyException();
    }

    @Test
    void everySettingIsTriedHere() {
        var tried = new TreeSet<>(CANNOT_BE_WRONG);
        WRONG.lines().map(SettingValuesTest::name).forEach(tried::add);
        MISSING.lines().map(SettingValuesTest::name).forEach(tried::add);
        tried.addAll(Set.of("granta.tls.key", "granta.tls.hosts[].key", "granta.auth.password-file"));
        assertThat(tried).containsExactlyElementsOf(new TreeSet<>(KnownSettings.all()));
    }

    private static String name(String line) {
        return line.substring(0, line.indexOf('|')).strip().replaceAll("\\[[0-9]]", "[]");
    }

    private static Map<String, Object> given(String setting, String value) {
        return new HashMap<>(Map.of(setting, value));
    }

    /** Some are named without their numbers, which their records do not know. */
    private static String named(String setting) {
        return setting
                .matches(".*\\.(rules\\[0]\\.(names|expire-after)|overrides\\[0]\\.domain|institutions\\[0]\\.name)")
                        ? setting.replace("[0]", "[]")
                        : setting;
    }

    private static String said(Map<String, Object> given) {
        return FailureReason.of(catchThrowable(() -> check(given)));
    }

    private static void check(Map<String, Object> given) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("arguments", given));
        environment.getPropertySources().addLast(new MapPropertySource("defaults", Defaults.asMap()));
        ConfigurationPropertySources.attach(environment);
        SettingValues.check(environment);
    }
}
